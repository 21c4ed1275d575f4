// The figures of an incident: what is known of each kind at a glance, and a table of who says what of whom.
(function (dateline) {
  'use strict';

  const { el, foreign, t, term } = dateline;
  const BOUNDS = ['low', 'best', 'high'];
  // A figure that is counted comes first, with its parts; then what was counted otherwise, or not at all.
  const ORDER = ['counted', 'part', 'rival', 'superseded', 'repeated', 'impossible'];

  // The deaths always, as "not stated" unlike 0; the other kinds where something is stated.
  dateline.tolls = function (get) {
    const tolls = dateline.KINDS.map(kind => ({ kind, ...total(get, kind) }))
      .filter(toll => toll.kind === 'killed' || stated(toll));
    return el('dl', 'dateline-tolls', tolls.map(toll => el('div', `dateline-toll dateline-toll-${toll.kind}`,
      el('dt', '', dateline.kindLabel(toll.kind)), words(toll, get('approximate')))));
  };

  // One body a kind, its total in the heading row; null where no article gives a figure.
  dateline.figureTable = function (get, { figures }) {
    const kinds = [...new Set(figures.map(one => one.get('kind')))];
    if (!kinds.length) {
      return null;
    }
    const rank = kind => (dateline.KINDS.indexOf(kind) + 1 || Infinity);
    const order = kinds.sort((one, other) => rank(one) - rank(other));
    const bodies = order.map(kind => ({
      kind,
      whole: total(get, kind),
      lines: lines(figures.filter(one => one.get('kind') === kind)),
    }));
    // Where nothing has a range, one column says it all.
    const exact = bodies.every(body => [...(stated(body.whole) ? [body.whole] : []), ...body.lines].every(isExact));
    const columns = exact ? ['best'] : BOUNDS;
    const heads = exact ? [t('details.number')] : columns.map(column => t(`bound.${column}`));
    return el('section', '', el('h3', '', t('details.figures')), el('table', 'dateline-table',
      el('thead', '', el('tr', '', scope(el('th', '', t('details.party')), 'col'),
        heads.map(head => scope(el('th', 'dateline-bound', head), 'col')))),
      bodies.flatMap(body => group(body, columns))));
  };

  const total = (get, kind) => ({ low: get(`${kind}_low`), best: get(kind), high: get(`${kind}_high`) });

  function words({ low, best, high }, approximate) {
    const known = dateline.figureWords(low, best, high, approximate);
    return known
      ? el('dd', '', el('b', 'dateline-count', known.number), known.note && el('span', 'dateline-note', known.note))
      : el('dd', 'dateline-silent', t('details.silent'));
  }

  // Figures that say the same become one line; parts follow what they are a part of.
  function lines(figures) {
    const found = new Map();
    for (const one of figures) {
      const line = {
        low: one.get('low'), best: one.get('best'), high: one.get('high'), approximate: one.get('approximate'),
        party: one.get('party'), assailant: one.get('assailant'),
        said: one.get('said_by'), use: one.get('use') || 'counted', cites: [one],
      };
      const key = JSON.stringify({ ...line, cites: null });
      found.has(key) ? found.get(key).cites.push(one) : found.set(key, line);
    }
    const rank = line => (ORDER.includes(line.use) ? ORDER.indexOf(line.use) : ORDER.length);
    const size = line => line.best ?? line.low ?? line.high ?? -1;
    const sorted = [...found.values()].sort((one, other) => rank(one) - rank(other) || size(other) - size(one));
    const parts = sorted.filter(line => line.use === 'part');
    const whole = sorted.filter(line => line.use !== 'part');
    for (const part of parts.reverse()) {
      const at = whole.findIndex(line => line.use === 'counted' && size(line) >= size(part)
        && line.cites.some(one => part.cites.some(other => other.sentence === one.sentence)));
      whole.splice(at < 0 ? whole.filter(line => line.use === 'counted').length : at + 1, 0, part);
    }
    return whole;
  }

  function group({ kind, whole, lines: all }, columns) {
    const [only] = all;
    const alone = all.length === 1 && !only.party && BOUNDS.every(bound => only[bound] === whole[bound]);
    const label = foreign('span', '', dateline.kindLabel(kind));
    const head = el('tr', 'dateline-kindrow', scope(el('th', '', label, alone ? notes(only) : null), 'row'),
      columns.map(column => cell(stated(whole) ? whole : null, column, false)));
    const told = all.filter(line => line.use === 'repeated');
    const shown = told.length > 1 ? all.filter(line => line.use !== 'repeated') : all;
    const rows = byArticles(shown).map(({ heading, own }) => [
      heading && el('tr', 'dateline-ofarticle', spanning(scope(el('th', '', heading), 'rowgroup'), columns.length + 1)),
      own.map(line => lineRow(line, columns)),
    ]);
    const bodies = [el('tbody', '', head, alone ? null : rows)];
    if (told.length > 1) {
      const more = el('tbody', '', told.map(line => lineRow(line, columns)));
      more.hidden = true;
      const toggle = dateline.disclosure('dateline-all', t('details.repeated', { n: told.length }), more);
      bodies[0].append(el('tr', '', spanning(el('td', '', toggle), columns.length + 1)));
      bodies.push(more);
    }
    return bodies;
  }

  // Lines by the articles that tell them: what several count, each in its own way, must not look like one sum.
  function byArticles(all) {
    const groups = new Map();
    for (const line of all) {
      const numbers = [...new Set(line.cites.map(one => one.article.number))].sort((one, other) => one - other);
      const key = numbers.join();
      groups.has(key) ? groups.get(key).own.push(line) : groups.set(key, { numbers, own: [line] });
    }
    const counting = [...groups.values()].filter(({ own }) => own.some(line => line.use === 'counted'));
    if (counting.length < 2) {
      return [{ heading: null, own: all }];
    }
    const order = (one, other) => one.numbers[0] - other.numbers[0] || other.numbers.length - one.numbers.length;
    return [...groups.values()].sort(order).map(({ numbers, own }) => ({
      heading: t('details.ofarticle', { n: numbers.length, numbers: numbers.map(dateline.number).join(', ') }), own,
    }));
  }

  function lineRow(line, columns) {
    const party = dateline.passage('span', 'dateline-party', line.party || t('details.noparty'));
    return el('tr', `dateline-use-${ORDER.includes(line.use) ? line.use : 'other'}`,
      scope(el('th', '', party, notes(line)), 'row'), columns.map(column => cell(line, column, line.approximate)));
  }

  // Who says so, what it is to the total, and where it stands.
  function notes(line) {
    const parts = [
      line.said ? [`${t('details.says')} `, dateline.passage('span', '', line.said)] : null,
      line.assailant ? t('details.attackers') : null,
      line.use === 'counted' ? null : term('use', line.use),
    ].filter(part => part);
    const cites = new Map(line.cites.filter(one => one.sentence).map(one => [one.article, one]));
    const numbers = [...cites.values()].map(one => [' ', dateline.cite(one)]);
    return parts.length
      ? el('span', 'dateline-note', parts.map((part, i) => [i ? ' · ' : null, part]), numbers) : numbers;
  }

  function cell(line, column, approximate) {
    const value = line && line[column];
    const node = el('td', `dateline-bound dateline-bound-${column}`);
    if (value !== null && value !== undefined) {
      node.append(approximate && column === 'best' ? `~${dateline.number(value)}` : dateline.number(value));
    } else {
      const open = line && column === 'high' && (line.low ?? line.best ?? null) !== null;
      node.append(el('span', 'dateline-silent', open ? t('details.open') : '–'));
    }
    return node;
  }

  const stated = ({ low, best, high }) => [low, best, high].some(value => value !== null);
  const isExact = ({ low, best, high }) => best !== null && low === best && high === best;

  function scope(header, of) {
    header.scope = of;
    return header;
  }

  function spanning(node, columns) {
    node.colSpan = columns;
    return node;
  }
})(window.dateline = window.dateline || {});
