'use strict';
/** Sorting, grouping and folding of the table of a comparison. */
(function () {
  const table = document.querySelector('table.comparison');
  if (!table) return;
  const heads = [...table.querySelectorAll('thead th')];
  const entries = [...table.querySelectorAll('tbody.entry')];
  const order = new Map(entries.map((entry, place) => [entry, place]));
  entries.forEach((entry) => entry.querySelectorAll('tr.seed').forEach((row, place) => order.set(row, place)));
  const values = (entry) => entry.dataset.values.split('\n');
  // The column of names has space for long names, which short ones leave to the numbers.
  const SHORT = 24;
  const names = [...table.querySelectorAll('tr.head th, tr.seed th')].map((head) => head.dataset.sort);
  table.classList.toggle('short', names.every((name) => [...name].length <= SHORT));
  let sorted = { column: -1, ascending: true };
  let factor = '';

  /** Compares two keys of a column: numbers by size, texts by the alphabet; a missing key comes last in both directions. */
  function compare(a, b, numeric, ascending) {
    if (a === '' || b === '') return (a === '') - (b === '');
    const difference = numeric ? Number(a) - Number(b) : a.localeCompare(b, 'en', { numeric: true });
    return ascending ? difference : -difference;
  }

  const key = (row) => row.children[sorted.column].dataset.sort;
  const numeric = () => heads[sorted.column].classList.contains('number');
  const byColumn = (a, b) => compare(key(a), key(b), numeric(), sorted.ascending);

  /** Returns the rows of the seeds of an entry, each with the row of its finding. */
  function seeds(entry) {
    return [...entry.querySelectorAll('tr.seed')].map((row) => [row, row.nextElementSibling]);
  }

  function arrange() {
    const rows = [...entries].sort((a, b) => sorted.column < 0
      ? order.get(a) - order.get(b)
      : byColumn(a.rows[0], b.rows[0]) || order.get(a) - order.get(b));
    rows.forEach((entry) => {
      seeds(entry).sort((a, b) => (sorted.column < 0 ? 0 : byColumn(a[0], b[0])) || order.get(a[0]) - order.get(b[0]))
        .forEach((pair) => entry.append(...pair));
    });
    table.querySelectorAll('tbody.heading').forEach((heading) => heading.remove());
    if (factor === '') {
      table.append(...rows);
      rows.forEach((entry) => { entry.hidden = false; });
      return;
    }
    const groups = new Map();
    [...entries].sort((a, b) => compare(values(a)[factor], values(b)[factor],
      entries.every((entry) => Number.isFinite(Number(values(entry)[factor]))), true)
      || order.get(a) - order.get(b)).forEach((entry) => groups.set(values(entry)[factor], []));
    rows.forEach((entry) => groups.get(values(entry)[factor]).push(entry));
    const name = document.querySelector('#group-by').selectedOptions[0].textContent;
    groups.forEach((members, value) => table.append(heading(name + ': ' + (value || '–'), members), ...members));
  }

  /** Returns a heading that folds and unfolds its entries. */
  function heading(text, members) {
    const body = document.createElement('tbody');
    const cell = document.createElement('th');
    const button = document.createElement('button');
    body.className = 'heading';
    cell.colSpan = heads.length;
    cell.scope = 'rowgroup';
    button.type = 'button';
    button.className = 'fold';
    button.textContent = text + ' (' + members.length + ')';
    const show = (open) => {
      button.setAttribute('aria-expanded', String(open));
      members.forEach((entry) => { entry.hidden = !open; });
    };
    button.addEventListener('click', () => show(button.getAttribute('aria-expanded') !== 'true'));
    show(true);
    cell.append(button);
    body.insertRow().append(cell);
    return body;
  }

  function fold(entry, open) {
    entry.querySelector('button.fold').setAttribute('aria-expanded', String(open));
    [...entry.rows].slice(1).forEach((row) => { row.hidden = !open; });
  }

  heads.forEach((head, column) => head.querySelector('button').addEventListener('click', () => {
    const same = sorted.column === column;
    heads.forEach((other) => other.removeAttribute('aria-sort'));
    if (same && !sorted.ascending) {
      sorted = { column: -1, ascending: true };
    } else {
      sorted = { column: column, ascending: !same };
      head.setAttribute('aria-sort', sorted.ascending ? 'ascending' : 'descending');
    }
    arrange();
  }));
  entries.forEach((entry) => {
    const button = entry.querySelector('button.fold');
    button.hidden = false;
    button.addEventListener('click', () => fold(entry, button.getAttribute('aria-expanded') !== 'true'));
    fold(entry, button.getAttribute('aria-expanded') === 'true');
  });
  const all = document.getElementById('unfold');
  all.addEventListener('click', () => {
    const open = all.getAttribute('aria-pressed') !== 'true';
    all.setAttribute('aria-pressed', String(open));
    all.textContent = open ? 'Fold all' : 'Unfold all';
    entries.forEach((entry) => fold(entry, open));
  });
  // A table that is wider than the page has a shadow at its right end and a sentence, until the reader is there.
  const area = table.parentElement;
  const sideways = document.querySelector('.sideways');
  function hint() {
    const hidden = area.scrollWidth - area.clientWidth;
    sideways.hidden = hidden < 2;
    area.classList.toggle('more', hidden >= 2 && area.scrollLeft < hidden - 1);
  }
  area.addEventListener('scroll', hint, { passive: true });
  new ResizeObserver(hint).observe(area);
  new ResizeObserver(hint).observe(table);
  hint();
  const select = document.getElementById('group-by');
  if (select) {
    select.addEventListener('change', () => {
      factor = select.value;
      arrange();
    });
  }
  document.querySelector('.tools').hidden = false;
})();
