'use strict';
/** Heat maps and scatter plots of the numbers of a comparison, by the choice of the reader. */
const repdynExplorer = (function () {
  const section = document.getElementById('explorer');
  if (!section) return null;
  const data = JSON.parse(document.getElementById('report-data').textContent).explorer;
  const part = (name) => document.getElementById('explorer-' + name);
  const COLLAPSE = 'kind of collapse';
  const KINDS = { none: '#f2eee0', dimensional: '#9ecae1', 'rank-one': '#e6842a', complete: '#3f2a56' };
  const COLOURS = ['#0072B2', '#D55E00', '#009E73', '#CC79A7', '#864F00', '#2897F0', '#676767'];
  // Each group has a shape of its own for readers without its colour; groups with one colour have different shapes.
  const SHAPES = ['circle', 'square', 'triangle-up', 'diamond', 'triangle-down', 'cross', 'triangle-right'];
  const LEGEND = 12;
  const factors = data.factors;
  const numbers = data.numbers;
  const kinds = data.kinds.some((kind) => kind !== null);
  const named = (list, name) => list.find((one) => one.name === name);
  const isNumeric = (factor) => factor.values.every((value) => value === null || typeof value === 'number');
  const measures = [...(kinds ? [COLLAPSE] : []), ...numbers.map((number) => number.name)];
  const axes = [...numbers, ...factors.filter(isNumeric)];

  function fill(name, options, chosen) {
    part(name).replaceChildren(...options.map((option) => new Option(option, option, false, option === chosen)));
  }

  /** Returns the values of a factor: numbers by size, texts in the order of the study, a missing one last. */
  function levels(factor) {
    const values = [...new Set(factor.values)].filter((value) => value !== null);
    if (isNumeric(factor)) values.sort((a, b) => a - b);
    return factor.values.includes(null) ? [...values, null] : values;
  }

  const label = (value) => value === null ? '–' : String(value);
  const byIndex = (values) => '[' + values.map((value) => JSON.stringify(label(value))).join(',') + '][datum.value]';
  const short = (value) => Math.abs(value) >= 1e4 || (value !== 0 && Math.abs(value) < 1e-3)
    ? value.toExponential(1) : String(Number(value.toPrecision(3)));

  function axis(values, title) {
    return {
      type: 'quantitative', title: title, scale: { domain: [-.5, values.length - .5], nice: false, zero: false },
      axis: { values: values.map((_, i) => i), labelExpr: byIndex(values), grid: false, tickCount: values.length }
    };
  }

  /** Returns the kind of most arms, of several the most severe, and its share if arms differ. */
  function frequent(members) {
    const counts = Object.keys(KINDS).map((kind) => [kind, members.filter((i) => data.kinds[i] === kind).length]);
    const all = counts.reduce((sum, count) => sum + count[1], 0);
    const most = counts.reduce((best, count) => count[1] >= best[1] ? count : best, ['', 0]);
    return all === 0 ? null : { value: most[0], text: most[1] === all ? '' : most[1] + '/' + all, arms: all };
  }

  function mean(members, values) {
    const own = members.map((i) => values[i]).filter((value) => value !== null);
    if (own.length === 0) return null;
    const value = own.reduce((sum, one) => sum + one, 0) / own.length;
    return { value: value, text: short(value), arms: own.length };
  }

  /** Returns the place of a number among increasing levels; the middle of a cell has the number of its level. */
  function place(numbersOf, value) {
    let row = 0;
    while (row < numbersOf.length - 2 && value > numbersOf[row + 1]) row++;
    return row + (value - numbersOf[row]) / (numbersOf[row + 1] - numbersOf[row]);
  }

  function boundary(line, row, rows, column, columns) {
    if (!line || !isNumeric(row) || rows.length < 2) return [];
    return columns.map((value, j) => {
      const predicted = line.values.filter((one, i) => one !== null && column.values[i] === value);
      const low = Math.min(...predicted);
      return predicted.length > 0 && Math.max(...predicted) - low <= 1e-9 * Math.abs(low)
        ? { x: j, y: place(rows, low), predicted: low } : null;
    }).filter((point) => point !== null);
  }

  function heatMap(width) {
    const row = named(factors, part('rows').value);
    const column = named(factors, part('columns').value);
    const measure = part('value').value;
    const rows = levels(row);
    const columns = levels(column);
    if (!isNumeric(row)) rows.reverse();
    const cells = [];
    rows.forEach((r, i) => columns.forEach((c, j) => {
      const members = data.arms.map((_, k) => k).filter((k) => row.values[k] === r && column.values[k] === c);
      const own = measure === COLLAPSE ? frequent(members) : mean(members, named(numbers, measure).values);
      if (own) {
        cells.push({ x1: j - .5, x2: j + .5, y1: i - .5, y2: i + .5, x: j, y: i, row: label(r), column: label(c),
          value: own.value, text: own.text, arms: own.arms });
      }
    }));
    const values = cells.map((cell) => cell.value);
    const low = Math.min(...values);
    const high = Math.max(...values);
    cells.forEach((cell) => {
      cell.dark = measure === COLLAPSE ? cell.value === 'complete' : (cell.value - low) / (high - low || 1) < .55;
    });
    const x = axis(columns, column.name);
    const y = axis(rows, row.name);
    const present = Object.keys(KINDS).filter((kind) => values.includes(kind));
    const colour = measure === COLLAPSE
      ? { field: 'value', type: 'nominal', title: null, scale: { domain: present, range: present.map((kind) => KINDS[kind]) },
        legend: { symbolType: 'square', symbolStrokeColor: '#8c8c8c', symbolStrokeWidth: 1, characters: 11 } }
      : { field: 'value', type: 'quantitative', title: measure, scale: { scheme: 'viridis' }, legend: { columns: 1 } };
    const layer = [{
      mark: { type: 'rect', stroke: '#8c8c8c', strokeWidth: .5, strokeOpacity: .5 },
      encoding: {
        x: { field: 'x1', ...x }, x2: { field: 'x2' }, y: { field: 'y1', ...y }, y2: { field: 'y2' }, color: colour,
        tooltip: [{ field: 'row', title: row.name }, { field: 'column', title: column.name },
          { field: 'value', title: measure, ...(measure === COLLAPSE ? {} : { format: '.6~g' }) }, { field: 'arms' }]
      }
    }];
    if ((width - 90) / columns.length > 34) {
      layer.push({
        mark: { type: 'text', fontSize: 11 },
        encoding: { x: { field: 'x', ...x }, y: { field: 'y', ...y }, text: { field: 'text' },
          color: { condition: { test: 'datum.dark', value: '#ffffff' }, value: '#111111' } }
      });
    }
    const line = boundary(named(data.lines, part('line').value), row, rows, column, columns);
    [['#ffffff', 5], ['#000000', 2]].forEach(([ink, size]) => {
      if (line.length > 1) {
        layer.push({
          data: { values: line }, mark: { type: 'line', clip: true, color: ink, strokeWidth: size },
          encoding: { x: { field: 'x', ...x }, y: { field: 'y', ...y } }
        });
      }
    });
    return { height: Math.max(140, Math.min(30 * rows.length, 640)), data: { values: cells }, layer: layer };
  }

  /** Returns a scale of numbers; equal ones have space beside them, since the ticks of an axis without a length have a wrong number. */
  function scale(values) {
    const low = Math.min(...values);
    const high = Math.max(...values);
    const space = Math.abs(low) * .05 || 1;
    return { zero: false, ...(low === high ? { domain: [low - space, high + space] } : {}) };
  }

  function scatter() {
    const x = named(axes, part('x').value);
    const y = named(axes, part('y').value);
    const by = named(factors, part('by').value);
    const groups = by ? levels(by).map(label) : [];
    const points = data.arms.map((arm, i) => ({
      arm: arm, x: x.values[i], y: y.values[i],
      group: by ? (groups.indexOf(label(by.values[i])) < LEGEND ? label(by.values[i]) : 'others') : ''
    })).filter((point) => point.x !== null && point.y !== null);
    const domain = groups.length > LEGEND ? [...groups.slice(0, LEGEND), 'others'] : groups;
    return {
      height: 380, data: { values: points },
      mark: { type: 'point', filled: true, size: 55, opacity: .75, color: COLOURS[0] },
      encoding: {
        x: { field: 'x', type: 'quantitative', title: x.name, scale: scale(points.map((point) => point.x)) },
        y: { field: 'y', type: 'quantitative', title: y.name, scale: scale(points.map((point) => point.y)) },
        ...(by ? { color: { field: 'group', type: 'nominal', title: by.name,
          scale: { domain: domain, range: domain.map((_, i) => i === LEGEND ? '#59636e' : COLOURS[i % COLOURS.length]) },
          legend: { columns: undefined } },
        shape: { field: 'group', type: 'nominal', title: by.name, legend: {},
          scale: { domain: domain, range: domain.map((_, i) => SHAPES[(i + Math.floor(i / COLOURS.length)) % SHAPES.length]) } } } : {}),
        tooltip: [{ field: 'arm' }, { field: 'x', title: x.name, format: '.6~g' }, { field: 'y', title: y.name, format: '.6~g' },
          ...(by ? [{ field: 'group', title: by.name }] : [])]
      }
    };
  }

  const kind = () => part('figure').value;
  function show() {
    section.querySelectorAll('[data-for]').forEach((choice) => { choice.hidden = choice.dataset.for !== kind(); });
    part('line').parentElement.hidden = kind() !== 'heat map' || data.lines.length === 0;
  }

  const maps = factors.length > 1;
  fill('figure', [...(maps ? ['heat map'] : []), ...(axes.length > 1 ? ['scatter plot'] : [])]);
  const line = data.lines.find((one) => factors.some((factor) => one.name === 'critical-' + factor.name.split('.').pop()));
  const first = (line && factors.find((factor) => line.name === 'critical-' + factor.name.split('.').pop())) || factors[0];
  fill('rows', factors.map((factor) => factor.name), first.name);
  fill('columns', factors.map((factor) => factor.name), (factors.find((factor) => factor !== first) || first).name);
  // Kinds that do not differ make a figure of one colour, and losses often do not compare, so the first column of the table comes before.
  const differ = new Set(data.kinds.filter((one) => one !== null)).size > 1;
  fill('value', measures, differ ? COLLAPSE : (numbers[1] || numbers[0] || { name: measures[0] }).name);
  fill('line', ['none', ...data.lines.map((one) => one.name)], line ? line.name : 'none');
  fill('x', axes.map((one) => one.name), axes[0] && axes[0].name);
  fill('y', axes.map((one) => one.name), axes[1] && axes[1].name);
  fill('by', ['nothing', ...factors.map((factor) => factor.name)], first.name);
  section.hidden = !maps && axes.length < 2;
  show();
  return {
    choices: [...section.querySelectorAll('select')],
    show: show,
    panel: (width) => ({
      renderer: 'svg',
      spec: { $schema: 'https://vega.github.io/schema/vega-lite/v5.json', width: 'container',
        description: 'Numbers of the comparison by the chosen settings', ...(kind() === 'heat map' ? heatMap(width) : scatter()) }
    })
  };
})();
