'use strict';
(function () {
  const root = document.documentElement;
  const body = document.querySelector('table.index tbody');
  const heads = [...document.querySelectorAll('table.index thead th')];
  const isNumber = (text) => text !== '' && Number.isFinite(Number(text));
  const key = (row, column) => row.children[column].dataset.sort;
  const compare = (a, b) => isNumber(a) && isNumber(b) ? a - b : a.localeCompare(b, 'en', { numeric: true });

  heads.forEach((head, column) => head.querySelector('button')?.addEventListener('click', () => {
    const ascending = head.getAttribute('aria-sort') !== 'ascending';
    heads.forEach((other) => other.removeAttribute('aria-sort'));
    head.setAttribute('aria-sort', ascending ? 'ascending' : 'descending');
    const rows = [...body.rows].sort((a, b) => compare(key(a, column), key(b, column)));
    body.append(...(ascending ? rows : rows.reverse()));
  }));

  const filter = document.getElementById('filter');
  const shown = document.getElementById('shown');
  filter.parentElement.hidden = false;
  filter.addEventListener('input', () => {
    const words = filter.value.toLowerCase().split(/\s+/);
    const rows = [...body.rows];
    rows.forEach((row) => { row.hidden = !words.every((word) => row.textContent.toLowerCase().includes(word)); });
    const left = rows.filter((row) => !row.hidden).length;
    shown.textContent = left === rows.length ? '' : left + ' of ' + rows.length;
  });
  root.dataset.ready = 'true';
})();
