'use strict';
(function () {
  const root = document.documentElement.dataset.root;

  // Copying code.
  document.querySelectorAll('.article pre:not(.mermaid)').forEach((block) => {
    const text = block.textContent;
    const button = document.createElement('button');
    button.type = 'button';
    button.className = 'copy';
    button.textContent = 'Copy';
    button.addEventListener('click', async () => {
      try {
        await navigator.clipboard.writeText(text);
        button.textContent = 'Copied';
      } catch (error) {
        getSelection().selectAllChildren(block);
        button.textContent = 'Selected';
      }
    });
    block.append(button);
  });

  // Tables that a click on a heading sorts.
  document.querySelectorAll('table.sortable').forEach((table) => {
    const heads = [...table.tHead.rows[0].cells];
    const value = (row, column) => row.cells[column].textContent;
    const number = (text) => (Number.isFinite(Number(text)) ? Number(text) : -Infinity);
    heads.forEach((head, column) => head.addEventListener('click', () => {
      const descending = head.getAttribute('aria-sort') !== 'descending';
      heads.forEach((other) => other.removeAttribute('aria-sort'));
      head.setAttribute('aria-sort', descending ? 'descending' : 'ascending');
      const rows = [...table.tBodies[0].rows].sort((a, b) => column === 0
        ? value(b, 0).localeCompare(value(a, 0)) : number(value(b, column)) - number(value(a, column)));
      table.tBodies[0].append(...(descending ? rows : rows.reverse()));
    }));
  });

  // Diagrams.
  const diagrams = [...document.querySelectorAll('.mermaid')];
  if (diagrams.length > 0) {
    const sources = diagrams.map((diagram) => diagram.textContent);
    const draw = () => {
      mermaid.initialize({ startOnLoad: false, theme: repdynTheme.shown() === 'dark' ? 'dark' : 'neutral' });
      diagrams.forEach((diagram, i) => {
        delete diagram.dataset.processed;
        diagram.textContent = sources[i];
      });
      mermaid.run({ nodes: diagrams });
    };
    repdynTheme.whenChanged(draw);
    draw();
  }

  // Search. The index is a script, because a page that was opened as a file may not fetch one.
  const MOST = 20;
  const AROUND = 90;
  const field = document.getElementById('search');
  const results = document.getElementById('results');
  let index = null;

  function loaded() {
    if (window.repdynIndex) return Promise.resolve();
    return new Promise((resolve, reject) => {
      const script = document.createElement('script');
      script.src = root + 'assets/search-index.js';
      script.onload = resolve;
      script.onerror = reject;
      document.head.append(script);
    });
  }

  const folded = (text) => text.toLowerCase().normalize('NFD').replace(/[\u0300-\u036f]/g, '');

  function prepare() {
    index = index || window.repdynIndex.map((entry) => ({
      ...entry, heading: folded(entry.h), page: folded(entry.p), content: folded(entry.t)
    }));
  }

  /** Returns how well a section fits all words; 0 if a word is not in it. */
  function score(entry, words) {
    let total = 0;
    for (const word of words) {
      const inHeading = entry.heading === word ? 40 : entry.heading.split(/[^\p{L}\p{N}]+/u).includes(word) ? 20
        : entry.heading.includes(word) ? 10 : 0;
      const inPage = entry.page.includes(word) ? 3 : 0;
      const inText = Math.min(5, entry.content.split(word).length - 1);
      if (inHeading + inPage + inText === 0) return 0;
      total += inHeading + inPage + inText;
    }
    // The changelog names everything once more, in long lists.
    return entry.u.startsWith('changelog.html') ? total / 10 : total;
  }

  function marked(text, words) {
    const part = document.createElement('span');
    part.className = 'text';
    const lower = folded(text);
    const first = Math.max(0, ...words.map((word) => lower.indexOf(word)).filter((at) => at >= 0).slice(0, 1));
    const from = Math.max(0, first - AROUND / 2);
    // Folding may change the length of a text with accents; then no word is marked.
    const shown = (from > 0 ? '…' : '') + text.slice(from, first + AROUND * 1.5);
    let rest = shown;
    while (rest && lower.length === text.length) {
      const low = folded(rest);
      const hits = words.map((word) => [low.indexOf(word), word.length]).filter((hit) => hit[0] >= 0).sort((a, b) => a[0] - b[0]);
      if (hits.length === 0) break;
      const [at, length] = hits[0];
      part.append(rest.slice(0, at));
      const mark = document.createElement('mark');
      mark.textContent = rest.slice(at, at + length);
      part.append(mark);
      rest = rest.slice(at + length);
    }
    part.append(rest);
    return part;
  }

  function show() {
    const words = folded(field.value).split(/\s+/).filter((word) => word.length > 0);
    results.hidden = words.length === 0;
    if (words.length === 0) return;
    prepare();
    const found = index.map((entry) => [score(entry, words), entry]).filter((hit) => hit[0] > 0)
      .sort((a, b) => b[0] - a[0]).slice(0, MOST);
    results.replaceChildren(...found.map(([, entry]) => {
      const item = document.createElement('li');
      const link = document.createElement('a');
      link.href = root + entry.u;
      const where = document.createElement('span');
      where.className = 'where';
      where.textContent = entry.p === entry.h ? '' : ' · ' + entry.p;
      link.append(entry.h, where, marked(entry.t, words));
      item.append(link);
      return item;
    }));
    if (found.length === 0) {
      const none = document.createElement('li');
      none.className = 'none';
      none.textContent = 'Nothing has all of these words.';
      results.append(none);
    }
  }

  const search = () => loaded().then(show).catch(() => {
    results.hidden = false;
    results.textContent = 'The index of the search could not be loaded: assets/search-index.js';
  });
  field.addEventListener('focus', () => loaded().catch(() => {}));
  field.addEventListener('input', search);
  document.addEventListener('keydown', (event) => {
    const links = [...results.querySelectorAll('a')];
    const at = links.indexOf(document.activeElement);
    if (event.key === '/' && !/^(INPUT|TEXTAREA|SELECT)$/.test(document.activeElement.tagName)) {
      event.preventDefault();
      field.focus();
    } else if (event.key === 'Escape') {
      results.hidden = true;
    } else if (event.key === 'ArrowDown' && links.length > 0 && (document.activeElement === field || at >= 0)) {
      event.preventDefault();
      links[Math.min(at + 1, links.length - 1)].focus();
    } else if (event.key === 'ArrowUp' && at >= 0) {
      event.preventDefault();
      (at === 0 ? field : links[at - 1]).focus();
    } else if (event.key === 'Enter' && document.activeElement === field && links.length > 0) {
      links[0].click();
    }
  });
  document.addEventListener('click', (event) => { if (!event.target.closest('.search')) results.hidden = true; });
  // An address such as index.html?search=stiefel shows the results at once.
  const asked = new URLSearchParams(location.search).get('search');
  if (asked) {
    field.value = asked;
    search();
  }
})();
