'use strict';
(function () {
  const root = document.documentElement;
  const errors = [];
  const note = (message) => { errors.push(String(message)); root.dataset.errors = errors.join('\n'); };
  root.dataset.errors = '';
  window.addEventListener('error', (event) => note(event.message));
  window.addEventListener('unhandledrejection', (event) => note(event.reason));
  document.addEventListener('securitypolicyviolation', (event) => note('blocked: ' + event.blockedURI));

  const data = JSON.parse(document.getElementById('report-data').textContent);
  let views = [];
  let drawing = Promise.resolve();

  const css = (name) => getComputedStyle(root).getPropertyValue(name).trim();

  /** Lighter colours of the same hues, for the dark theme. */
  const onDark = {
    '#0072B2': '#4ba3e3', '#D55E00': '#ff8a3c', '#009E73': '#2fc79a', '#CC79A7': '#e29cc3', '#864F00': '#f2b632',
    '#2897F0': '#8fd0f5', '#676767': '#a8a8a8', '#AA4466': '#e0708f', '#2C8C7C': '#63cdbb', '#8877DD': '#a99bf0',
    '#1b1f24': '#e6eaee', '#59636e': '#9aa6b2'
  };

  function themed(node) {
    if (typeof node === 'string') return onDark[node] || node;
    if (Array.isArray(node)) return node.map(themed);
    if (node && typeof node === 'object') {
      const copy = {};
      for (const key of Object.keys(node)) {
        copy[key] = key === 'values' || key === 'domain' || key === 'table' ? node[key] : themed(node[key]);
      }
      if (copy.scheme && copy.extent) copy.extent = [.28, 1];
      return copy;
    }
    return node;
  }

  function config() {
    const ink = css('--ink');
    const soft = css('--soft');
    const line = css('--line');
    const font = 'system-ui, -apple-system, "Segoe UI", Roboto, Arial, sans-serif';
    return {
      background: css('--paper'), font: font, padding: { left: 2, right: 12, top: 4, bottom: 2 },
      view: { stroke: null },
      axis: {
        labelColor: soft, titleColor: ink, labelFontSize: 12, titleFontSize: 13, titleFontWeight: 500, domainColor: soft,
        tickColor: soft, tickSize: 4, gridColor: line, gridOpacity: .7, labelPadding: 5, titlePadding: 8
      },
      axisX: { grid: false, labelFlush: true },
      axisY: { domain: false, ticks: false, titleAngle: 0, titleAlign: 'left', titleAnchor: 'end', titleX: 0, titleY: -10,
        titleBaseline: 'bottom' },
      legend: {
        orient: 'top', direction: 'horizontal', labelColor: ink, titleColor: soft, labelFontSize: 12, titleFontSize: 12,
        titleFontWeight: 500, symbolStrokeWidth: 2.5, symbolSize: 260, labelLimit: 240, columnPadding: 16, offset: 28,
        titleOrient: 'left', titleBaseline: 'middle', rowPadding: 3
      },
      text: { font: font, color: ink }, rule: { color: soft }, aria: true
    };
  }

  /** Width of a character of a label in pixels, and of the sample beside a label of a legend. */
  const CHARACTER = 7;
  const SAMPLE = 52;

  /** Largest number of lines of a name in a legend. */
  const LINES = 3;

  /** Returns a name of at most a number of characters; the middle of a longer one is left out, since names often differ at their end alone. */
  function shortened(characters, most) {
    const half = Math.max(4, Math.floor(most / 2) - 1);
    return characters.length > Math.max(most, 2 * half + 1)
      ? characters.slice(0, half).join('') + '…' + characters.slice(-half).join('') : characters.join('');
  }

  /** Returns the lines of a name, which end after a separator where there is one near the end of the line. */
  function broken(name, most, number) {
    const lines = [];
    let rest = [...name];
    while (rest.length > most && lines.length < number - 1) {
      const end = 1 + Math.max(...[' ', ',', ';', '-', '_', '.', '/', '='].map((c) => rest.slice(0, most).lastIndexOf(c)));
      lines.push(rest.splice(0, end > most / 2 ? end : most).join(''));
    }
    return [...lines, shortened(rest, most)];
  }

  /** Lets the labels of names have a width in pixels and a number of lines. The names that lose a part are added to a list. */
  function fitNames(guide, names, width, number, cut) {
    const most = Math.max(8, Math.floor(width / CHARACTER));
    const long = names.filter((name) => [...name].length > most);
    guide.labelLimit = width;
    if (long.length === 0) return;
    const shown = long.map((name) => broken(name, most, number));
    const place = 'indexof(' + JSON.stringify(long) + ', datum.value)';
    guide.labelExpr = place + ' < 0 ? datum.label : ' + JSON.stringify(shown) + '[' + place + ']';
    long.forEach((name, i) => { if (shown[i].join('') !== name) cut.add(name); });
  }

  /** Returns the names in a field of the rows of a chart. */
  const namesIn = (rows, field) => [...new Set(rows.map((row) => row[field]).filter((name) => typeof name === 'string'))];

  /** Sets the number of legend columns that fits the width, and fits names into legends and beside axes. Cut names are added to a list. */
  function fitLegends(node, width, longest, rows, cut) {
    if (!node || typeof node !== 'object') return;
    if (node.legend && typeof node.legend === 'object' && !node.legend.columns) {
      const characters = node.legend.characters || longest;
      delete node.legend.characters;
      node.legend.columns = Math.max(1, Math.floor(width / (characters * CHARACTER + SAMPLE)));
      const names = node.scale && node.scale.domain ? node.scale.domain.map(String) : [];
      if (!node.legend.labelExpr) fitNames(node.legend, names, width - SAMPLE, LINES, cut);
    }
    if (node.y && node.y.type === 'nominal' && !node.y.axis) {
      node.y.axis = {};
      fitNames(node.y.axis, namesIn(rows, node.y.field), width * .45, 1, cut);
    }
    for (const key of Object.keys(node)) if (key !== 'values') fitLegends(node[key], width, longest, rows, cut);
  }

  /** Makes labels show the whole of a name that is cut when the reader points at them. */
  function nameTips(vega, cut) {
    if (cut.size > 0) {
      for (const guide of [...(vega.legends || []), ...(vega.axes || [])]) {
        guide.encode = guide.encode || {};
        const labels = guide.encode.labels = guide.encode.labels || {};
        labels.interactive = true;
        labels.update = { ...labels.update,
          tooltip: { signal: 'indexof(' + JSON.stringify([...cut]) + ', datum.value) < 0 ? null : datum.value' } };
      }
    }
    return vega;
  }

  const escape = (text) => String(text).replace(/[&<>"']/g, (c) => '&#' + c.charCodeAt(0) + ';');

  function tooltip(value) {
    if (typeof value !== 'object') return escape(value);
    let html = '';
    const image = data.images[value.picture];
    if (image) {
      html += '<img class="sample" alt="" src="' + escape(image) + '">';
    }
    html += '<table>';
    for (const key of Object.keys(value)) {
      if (key !== 'picture' && value[key] !== undefined && value[key] !== 'undefined') {
        html += '<tr><td class="key">' + escape(key) + '</td><td class="value">' + escape(value[key]) + '</td></tr>';
      }
    }
    return html + '</table>';
  }

  /** Returns the rows of a table of columns; the class RowTable describes its form. */
  function rows(table) {
    const result = Array.from({ length: table.rows }, () => ({}));
    for (const [field, column] of Object.entries(table.columns)) {
      const put = (row, value) => {
        if (value !== null) row[field] = column.names ? column.names[value] : value;
      };
      if (column.runs) {
        let next = 0;
        for (let i = 0; i < column.runs.length; i += 2) {
          for (let n = 0; n < column.runs[i + 1]; n++) put(result[next++], column.runs[i]);
        }
      } else {
        const values = column.values || column.cycle || [column.all];
        result.forEach((row, i) => put(row, values[i % values.length]));
      }
    }
    return result;
  }

  async function draw(place) {
    const width = place.clientWidth;
    const panel = place.dataset.panel === 'explorer' ? repdynExplorer.panel(width) : data.panels[place.dataset.panel];
    const spec = JSON.parse(JSON.stringify(repdynTheme.shown() === 'dark' ? themed(panel.spec) : panel.spec));
    if (spec.data && spec.data.table) spec.data = { values: rows(spec.data.table) };
    if (panel.square) spec.height = Math.min(width, 440);
    const cut = new Set();
    fitLegends(spec, width, data.longestName, (spec.data && spec.data.values) || [], cut);
    const result = await vegaEmbed(place, spec, {
      mode: 'vega-lite', ast: true, patch: (vega) => nameTips(vega, cut), config: config(), renderer: panel.renderer, tooltip: { formatTooltip: tooltip, theme: 'page' },
      actions: { export: { svg: true, png: true }, source: false, compiled: false, editor: false },
      downloadFileName: data.run + '-' + place.dataset.panel, scaleFactor: { svg: 1, png: 3 }
    });
    views.push(result);
    place.drawn = result;
  }

  /** Largest number of figures that are all drawn at once; on a page with more, each is drawn when it comes into view. */
  const EAGER = 32;
  const places = [...document.querySelectorAll('.plot')];
  const observer = new IntersectionObserver((entries) => {
    entries.filter((entry) => entry.isIntersecting).forEach((entry) => plan(entry.target));
    drawing = drawing.then(finish);
  }, { rootMargin: '300px 0px' });

  async function drawSafely(place) {
    if (place.dataset.state !== 'planned') return;
    try {
      await draw(place);
      place.dataset.state = 'drawn';
    } catch (error) {
      note(place.dataset.panel + ': ' + error);
      place.dataset.state = 'failed';
      place.textContent = 'This figure could not be drawn: ' + error;
    }
  }

  function plan(place) {
    if (place.dataset.state || place.clientWidth === 0) return;
    place.dataset.state = 'planned';
    drawing = drawing.then(() => drawSafely(place));
  }

  /** States that the figures in view are drawn, after it has drawn the others if they are few. */
  async function finish() {
    root.dataset.opened = root.dataset.opened || String(Math.round(performance.now()));
    if (places.length <= EAGER) {
      for (const place of places.filter((one) => !one.dataset.state && one.clientWidth > 0)) {
        place.dataset.state = 'planned';
        await drawSafely(place);
      }
    }
    root.dataset.plots = String(places.filter((place) => place.dataset.state === 'drawn').length);
    root.dataset.ready = 'true';
  }

  function drawAgain() {
    root.dataset.ready = 'false';
    views.forEach((view) => view.finalize());
    views = [];
    observer.disconnect();
    places.forEach((place) => {
      delete place.dataset.state;
      observer.observe(place);
    });
    if (places.length === 0) root.dataset.ready = 'true';
  }

  const redraw = () => { drawing = drawing.then(drawAgain); };
  window.addEventListener('beforeprint', () => places.forEach(plan));
  (repdynExplorer ? repdynExplorer.choices : []).forEach((choice) => choice.addEventListener('change', () => {
    repdynExplorer.show();
    drawing = drawing.then(async () => {
      const place = document.querySelector('[data-panel=explorer]');
      views = views.filter((view) => view !== place.drawn);
      if (place.drawn) place.drawn.finalize();
      root.dataset.ready = 'false';
      place.dataset.state = 'planned';
      await drawSafely(place);
      root.dataset.ready = 'true';
    });
  }));
  repdynTheme.whenChanged(redraw);
  let width = window.innerWidth;
  let timer = 0;
  window.addEventListener('resize', () => {
    clearTimeout(timer);
    timer = setTimeout(() => {
      if (window.innerWidth !== width) {
        width = window.innerWidth;
        redraw();
      }
    }, 200);
  });
  redraw();
})();
