/** Made-up data for every element of the demo page. */

const dark = () => document.documentElement.setAttribute('theme',
  location.hash.includes('dark') ? 'dark' : '');
addEventListener('hashchange', dark);
dark();

const measure = (numerator, denominator) => {
  if (denominator < 5) {
    return { value: null, numerator, denominator, low: null, high: null, status: 'not_estimable',
      reason: `only ${denominator} rows have a true outcome` };
  }
  const p = numerator / denominator;
  const z = 1.96;
  const mid = (p + z * z / (2 * denominator)) / (1 + z * z / denominator);
  const half = z * Math.sqrt(p * (1 - p) / denominator + (z / denominator / 2) ** 2)
    / (1 + z * z / denominator);
  return { value: p, numerator, denominator, low: Math.max(0, mid - half),
    high: Math.min(1, mid + half), status: denominator < 30 ? 'small' : 'ok', reason: null };
};

const row = (label, series, color, n, d) => ({ label, series, color, measure: measure(n, d) });
const bell = (x, mid, wide) => Math.exp(-((x - mid) ** 2) / (2 * wide * wide));
const steps = (n, f) => Array.from({ length: n }, (_, i) => f(i / n, i));

const densityGroup = (name, color, n, good, bad) => {
  const bins = steps(40, (x, i) => ({ from: i / 40, to: (i + 1) / 40,
    positive: Math.round(n * 0.045 * bell(x, good, 0.16)),
    negative: Math.round(n * 0.03 * bell(x, bad, 0.13)) }));
  return { name, color, n: bins.reduce((s, b) => s + b.positive + b.negative, 0), bins };
};

/** Ways through the plane for groups of normal scores, by threshold. */
const NAMES = ['Women', 'Men', 'Not stated', 'Under 25', '25 to 40', '40 to 60', 'Over 60', 'Black',
  'White', 'Asian', 'Hispanic or Latino', 'Two or more races'];
const logistic = x => 1 / (1 + Math.exp(-1.7 * x));
const curve = (x, y, banded) => (name, i) => {
  const at = t => [x(t, i), y(t, i), t];
  const points = steps(120, s => at(1 - s));
  return { name, color: i, points, current: at(0.5).slice(0, 2),
    band: banded ? points.map(p => [p[0], Math.max(0, p[1] - 0.06), Math.min(1, p[1] + 0.06)]) : null };
};
const pass = (t, mid) => logistic((mid - t) * 6);
const tpr = (t, i) => pass(t, 0.62 + (i % 4) * 0.04);
const fpr = (t, i) => pass(t, 0.3 + (i % 3) * 0.04);
const diagonal = [{ from: [0, 0], to: [1, 1], label: 'chance' }];
const linked = { link: 'demo', keyLabel: 'threshold', marks: [] };
const roc = n => ({ ...linked, title: `ROC curves of ${n} groups`, xLabel: 'false positive rate',
  yLabel: 'true positive rate', unit: '%', xUnit: '%', xDomain: [0, 1], yDomain: [0, 1], square: true,
  references: diagonal, series: NAMES.slice(0, n).map(curve(fpr, tpr, n < 4)) });

const policy = (name, kind, color, gap, gain, current = false, note = null) => ({ name, kind, color,
  gap, gain, current, note, judged: null, thresholds: NAMES.slice(0, 3).map((group, i) =>
    ({ group, value: 0.4 + i * 0.07 + (gap ?? 0) })) });

const classes = (n) => steps(n, (_, i) => `class ${i + 1}`);

const FEATURES = ['lvrat', 'hirat', 'phist', 'mhist', 'chist', 'unemp', 'dirat', 'selfemp',
  'insurance', 'condominium', 'afam', 'single', 'a column whose name is longer than most'];
const waterfall = (names, sampled) => {
  const amounts = [1.31, -0.62, 0.55, -0.21, 0.18, -0.1, 0.09, 0.05, 2.2, -0.02, 0.01, 0, -0.004];
  const half = i => (sampled ? 0.05 + Math.abs(amounts[i]) / 8 : null);
  return {
    title: `Why ${names[0]} gives row 20 its score`, what: 'log-odds of deny = yes', unit: '',
    base: 'Mean of 100 rows', result: 'Row 20',
    steps: FEATURES.map((feature, i) => ({ feature, label: `${feature} = ${(i * 0.37).toFixed(2)}` })),
    series: names.map((name, s) => {
      const own = amounts.map((v, i) => (s && i === 3 ? null : v * (s ? 0.7 - (i % 3) / 2 : 1)));
      return { name, base: -2.2 + s * 0.3, amounts: own.map((v, i) => v === null ? null
        : { value: v, low: sampled ? v - half(i) : null, high: sampled ? v + half(i) : null }),
      result: own.reduce((a, b) => a + (b ?? 0), -2.2 + s * 0.3) };
    }),
    limit: 8, mark: { value: 0, label: 'threshold 0.5' }, choosing: 'shows its curve', note: null,
  };
};
const wobble = (i, k) => Math.sin(i * 12.9898 + k * 78.233) * 43758.5453 % 1;
const swarm = (rows, features) => ({
  title: `What each feature adds for ${rows} rows`, what: 'what the value adds to the log-odds', unit: '',
  rows: Array.from({ length: rows }, (_, i) => i * 3), limit: 10, note: null,
  features: steps(features, (x, k) => {
    const categories = k === 2 ? ['no', 'yes'] : k === 4 ? classes(9) : null;
    const values = Array.from({ length: rows }, (_, i) => (i % 17 === k ? null
      : categories ? Math.floor(Math.abs(wobble(i, k)) * categories.length) : wobble(i, k) * 5));
    return { name: FEATURES[k % FEATURES.length] + (k >= FEATURES.length ? ` ${k}` : ''), values, categories,
      amounts: values.map((v, i) => (v === null ? -0.1 : v * (categories ? 0.5 : 0.3) - 0.2
        + wobble(i, k + 50) / 4) * (1 - x)) };
  }),
});

const samples = [
  ['eh-waterfall', waterfall(['Boosted trees'], false)],
  ['eh-waterfall', waterfall(['Boosted trees', 'Logistic regression'], true)],
  ['eh-swarm', swarm(500, 20), 'wide'],
  ['eh-swarm', { ...swarm(60, 4), title: 'Few rows' }],
  ['eh-bars', {
    title: 'Share approved by race and marital status', unit: '%', domain: [0, 1],
    reference: { value: 0.8, label: 'everyone: 80 %' }, sort: true,
    rows: [
      row('White', '', 0, 1861, 2041), row('Black or African American', '', 1, 244, 339),
      row('Two or more races, or declined to answer the question at the interview', '', 2, 19, 26),
      row('Pacific', '', 3, 2, 3), row('Asian', '', 4, 61, 74)],
  }],
  ['eh-bars', {
    title: 'Selection rate of both models', unit: '%', domain: null,
    reference: null,
    rows: ['Women', 'Men', 'Not stated'].flatMap((g, i) => [
      row(g, 'Logistic', 0, [412, 630, 9][i], [1204, 1160, 16][i]),
      row(g, 'Gradient boosting', 1, [455, 690, 11][i], [1204, 1160, 16][i])]),
  }],
  ['eh-bars', {
    title: 'Difference to the reference group', unit: 'points', domain: null,
    reference: { value: 0, label: 'equal' },
    rows: [-12.4, 3.1, -0.42, 7.9].map((v, i) => ({ label: ['Black', 'Asian', 'Hispanic', 'Other'][i],
      series: 'm', color: i, measure: { value: v, low: v - 3.2, high: v + 3.2, numerator: null,
        denominator: null, status: 'ok', reason: null } })),
  }],
  ['eh-bars', {
    title: 'Approval by occupation, 200 groups', unit: '%', domain: null, reference: null, sort: true,
    rows: steps(200, (x, i) => row(`Occupation ${i + 1}`, '', 0, Math.round(20 + 80 * x), 110)),
  }],
  ['eh-histogram', {
    title: 'Applicant income', unit: 'thousand dollars', kind: 'numeric',
    series: [{ name: 'approved', color: 0 }, { name: 'denied', color: 3 }],
    bins: steps(24, (x, i) => ({ label: `${i * 5} to ${i * 5 + 5}`, from: i * 5, to: i * 5 + 5,
      counts: [Math.round(300 * bell(x, 0.4, 0.15)), Math.round(90 * bell(x, 0.28, 0.12))] })),
    missing: [40, 22], other: null, mark: 47.5,
  }],
  ['eh-histogram', {
    title: 'Purpose of the loan', unit: '', kind: 'category',
    series: [{ name: 'good', color: 2 }, { name: 'bad', color: 1 }, { name: 'unknown', color: 4 }],
    bins: ['radio or television', 'new car', 'furniture and equipment', 'used car', 'business',
      'education'].map((label, i) => ({ label, from: null, to: null,
      counts: [[218, 145, 123, 86, 63, 28][i], [62, 89, 58, 17, 34, 22][i], 12] })),
    missing: [0, 0, 0], other: 43, mark: 'used car',
  }],
  ['eh-histogram', {
    title: 'Occupation', unit: '', kind: 'category', series: [{ name: 'rows', color: 0 }],
    bins: steps(20, (x, i) => ({ label: `Occupation number ${i + 1} of the long list`, from: null,
      to: null, counts: [Math.round(400 * (1 - x))] })),
    missing: [12], other: null, mark: null,
  }],
  ['eh-score', {
    threshold: 0.5, domain: [0, 1], unit: '',
    models: [
      { name: 'Logistic regression', score: 0.6314, original: 0.421, decision: 'Approved',
        edited: true, warning: 'Income of 912 is above everything the model has seen (up to 410).',
        classes: null },
      { name: 'Gradient boosting', score: 0.318, original: 0.402, decision: 'Denied', edited: true,
        warning: null, classes: null }],
  }],
  ['eh-score', {
    threshold: null, domain: [0, 1], unit: '',
    models: [{ name: 'Iris forest', score: 0.71, original: 0.55, decision: 'virginica', edited: true,
      warning: null, classes: [{ name: 'setosa', score: 0.04, original: 0.05 },
        { name: 'versicolor', score: 0.25, original: 0.4 },
        { name: 'virginica', score: 0.71, original: 0.55 }] }],
  }],
  ['eh-sparkline', {
    label: 'Age', categories: null, value: 52, original: 34,
    bins: steps(20, (x, i) => ({ from: 18 + i * 3, to: 21 + i * 3,
      count: Math.round(200 * bell(x, 0.35, 0.2)) })),
  }],
  ['eh-sparkline', {
    label: 'Housing', bins: null, value: 'rent', original: 'own',
    categories: [{ value: 'own', count: 713 }, { value: 'rent', count: 179 },
      { value: 'free', count: 108 }],
  }],
  ['eh-confusion', {
    title: 'Logistic regression at threshold 0.5', classes: ['denied', 'approved'],
    cells: [[98, 187], [42, 2053]], favorable: 'approved',
    words: [['rightly denied', 'wrongly approved'], ['missed', 'rightly approved']],
    note: '2,380 rows of the test part; 12 rows without a true outcome are left out.',
  }],
  ['eh-confusion', {
    title: 'Fifty classes', classes: classes(50), note: null,
    cells: classes(50).map((_, i) => classes(50).map((_, j) => (i === j ? 80 + i : (i * 7 + j * 3) % 9))),
  }],
  ['eh-lines', {
    title: 'Predicted approval by debt ratio', xLabel: 'debt to income ratio', yLabel: 'mean score',
    unit: '%', xDomain: null, yDomain: [0, 1], marks: [{ x: 0.36, label: 'this row' }],
    series: ['Logistic', 'Gradient boosting', 'Forest'].map((name, k) => ({ name, color: k,
      points: steps(20, x => [x, 0.9 - 0.5 * x * (1 + k / 4)]),
      band: k === 2 ? null : steps(20, x => [x, 0.86 - 0.5 * x * (1 + k / 4), 0.94 - 0.5 * x * (1 + k / 4)]) })),
  }],
  ['eh-lines', {
    title: 'ROC curve', xLabel: 'false positive rate', yLabel: 'true positive rate', unit: '',
    xDomain: [0, 1], yDomain: [0, 1], marks: [],
    series: [{ name: 'Logistic', color: 0, band: null,
      points: Array.from({ length: 101 }, (_, i) => [i / 100, (i / 100) ** 0.35]) }],
  }],
  ['eh-bars', {
    title: 'Approval by occupation, the first 10 of 200 groups', unit: '%', domain: [0, 1],
    reference: null, sort: true, limit: 10,
    rows: steps(200, (x, i) => row(`Occupation ${i + 1}`, '', 0, Math.round(20 + 80 * x), 110)),
  }],
  ['eh-lines', roc(3)],
  ['eh-lines', roc(12)],
  ['eh-lines', {
    ...linked, title: 'Precision over recall', xLabel: 'recall', yLabel: 'precision', unit: '%',
    xUnit: '%', xDomain: [0, 1], yDomain: [0, 1], square: true,
    references: [{ from: [0, 0.4], to: [1, 0.4], label: 'base rate' }],
    series: NAMES.slice(0, 3).map((name, i) => ({ ...curve(tpr, (t, k) =>
      tpr(t, k) / (tpr(t, k) + 1.5 * fpr(t, k)), true)(name, i), step: 'start' })),
    note: 'Over 60: no positives among 6 rows.',
  }],
  ['eh-lines', {
    ...linked, title: 'Total payoff by threshold', xLabel: 'threshold', yLabel: 'payoff',
    unit: 'dollars', xDomain: [0, 1], yDomain: null, marks: [{ x: 0.5, label: 'now 0.500' }],
    series: NAMES.slice(0, 3).map((name, i) => ({ ...curve(t => t, (t, k) =>
      Math.round(9000 * tpr(t, k) - 7000 * fpr(t, k)), false)(name, i), step: 'end' })),
  }],
  ['eh-frontier', {
    title: 'What closing the gap costs', gapLabel: 'largest gap in true positive rate', gapUnit: '%',
    gainLabel: 'total gain', gainUnit: 'dollars', rows: null,
    points: steps(12, x => ({ gap: x * 0.3, gain: 82_000 + 18_000 * Math.sqrt(x),
      thresholds: [{ group: 'Women', value: 0.5 - x / 5 }, { group: 'Men', value: 0.5 + x / 9 }], judged: null })),
    policies: [policy('The same for all', 'one threshold', 0, 0.192, 93_900, true),
      policy('Best for each group', 'best for each group', 1, 0.275, 99_235),
      policy('Equal selection rate', 'equal selection rate', 2, 0.081, 90_100),
      policy('Equal opportunity', 'equal opportunity', 3, 0.004, 83_900),
      policy('Equal false positive rate', 'equal false positive rate', 4, 0.084, 90_000),
      policy('Equalized odds', 'equalized odds', 5, 0.012, 83_400, false, 'to a resolution of 0.001'),
      policy('Equal accuracy', 'equal accuracy', 6, 0.203, 93_500),
      policy('Equal precision', 'equal precision', 7, null, null, false,
        'no positives in the group Not stated')],
  }],
  ['eh-density', {
    title: 'Scores of twelve groups, each with its threshold', xLabel: 'score', threshold: 0.5,
    perGroup: true, domain: [0, 1], link: 'demo',
    groups: NAMES.map((name, i) => ({ ...densityGroup(name, i, 1204 - 90 * i, 0.66, 0.36),
      threshold: 0.4 + 0.03 * (i % 5) })),
  }],
  ['eh-density', {
    title: 'Log odds without truth', xLabel: 'log odds', threshold: 0,
    groups: ['Women', 'Men'].map((name, i) => ({ name, color: i, n: 800,
      bins: steps(50, (x, k) => ({ from: -6 + k * 0.24, to: -5.76 + k * 0.24, positive: null,
        negative: Math.round(60 * bell(x, 0.5 + i / 10, 0.15)) })) })),
  }],
  ['eh-density', {
    title: 'Scores by sex', xLabel: 'score', threshold: 0.5, link: 'demo',
    groups: [densityGroup('Women', 0, 1204, 0.66, 0.36), densityGroup('Men', 1, 1160, 0.72, 0.44),
      densityGroup('Not stated', 2, 160, 0.55, 0.4)],
  }, 'wide'],
];

const main = document.querySelector('main');
for (const [tag, data, wide] of samples) {
  const element = document.createElement(tag);
  if (wide) element.className = wide;
  element.data = data;
  for (const name of ['bar-select', 'threshold-change', 'frontier-select',
    'step-select', 'feature-select', 'eh-select-row']) {
    element.addEventListener(name, event => {
      (window.heard ??= []).push([name, event.detail]);
    });
  }
  main.append(element);
}

/** As a grid's cell would write it: value, low, high, neutral, min, max, small. */
const cells = [[0.8, 0.6, 1.1, 1, 0, 1.5], [-0.12, -0.2, -0.03, 0, -0.5, 0.5],
  [0.04, -0.02, 0.1, 0, -0.5, 0.5, true], [0.9, 0.4, 1.2, 0, -0.5, 0.5], ['', '', '', 0, -0.5, 0.5],
  [0.3, '', '', 0, -0.5, 0.5]];
const table = document.createElement('div');
table.className = 'intervals';
table.innerHTML = cells.map(([value, low, high, neutral, min, max, small]) => `<div>
  <eh-interval value="${value}" low="${low}" high="${high}" neutral="${neutral}" min="${min}"
    max="${max}" ${small ? 'small' : ''}></eh-interval> ${value === '' ? 'not estimable' : value}
  </div>`).join('');
main.append(table);
