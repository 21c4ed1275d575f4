// What incidents can be asked for: each facet turns a value that the reader sets into a test of rows.
//
// A facet is {name, kind, test(value) -> (row -> boolean), unknown(selection)}; `kind` says how it is asked:
//   choice   value is an array of options; `options` lists them all, UNKNOWN last where it is one, `totals` how many
//            rows have each, `counts(selection)` how many each would show
//   least    value is a number: rows that have at least so much; `most` is the largest
//   span     value is {from, to} in days since 1970, either may be null; `from` and `to` are the days of each row
//   text     value is what the reader typed; `prepare()` makes the first search quick
// What is not known of a row passes no least and no span; `unknown` tells how many rows a facet leaves out for that
// alone.
(function (dateline) {
  'use strict';

  const PRECISIONS = ['exact', 'near', 'district', 'region', 'country'];

  // The option of a choice for rows of which nothing is stated; no text of a table is empty.
  dateline.UNKNOWN = '';

  // The facets of the incidents of some tables; one that could leave nothing out is not among them.
  dateline.facets = function (tables) {
    const { incidents } = tables;
    return [
      choice('type', column(incidents, 'event_type')),
      choice('country', column(incidents, 'country')),
      choice('admin1', column(incidents, 'admin1')),
      choice('actor', parts(incidents, 'actors')),
      choice('precision', single(PRECISIONS, incidents.numbers('where_prec'),
        prec => Math.min(prec, PRECISIONS.length) - 1)),
      incidents.has('confirmed') ? choice('checked', single(['confirmed', 'machine'], incidents.numbers('confirmed'),
        flag => (flag > 0 ? 0 : 1))) : null,
      span(incidents),
      least('killed', dateline.leastKilled(incidents)),
      least('confidence', incidents.numbers('confidence')),
      incidents.has('n_sources') ? least('sources', incidents.numbers('n_sources'))
        : least('articles', incidents.numbers('n_articles')),
      dateline.textFacet(incidents),
    ].filter(facet => facet);
  };

  // How many were killed in each incident at least, as far as that is stated, else NaN: "up to ten" may be none.
  dateline.leastKilled = function (incidents) {
    const [bests, lows, highs] = ['killed', 'killed_low', 'killed_high'].map(name => incidents.numbers(name));
    return bests.map((best, row) => {
      const stated = Number.isNaN(best) ? lows[row] : best;
      return Number.isNaN(stated) && !Number.isNaN(highs[row]) ? 0 : stated;
    });
  };

  // Rows by option, as {options, at, members}: a row is of the group at[row], -1 where nothing is stated, and the rows
  // of a group have the options members[group].
  function column(table, name) {
    const { of, at } = table.coded(name);
    return { options: of, at, members: of.map((_, code) => [code]) };
  }

  function parts(table, name) {
    const { of, at } = table.coded(name);
    const codes = new Map();
    const members = of.map(value => [...new Set(value.split('; '))].map(part => {
      codes.has(part) || codes.set(part, codes.size);
      return codes.get(part);
    }));
    return { options: [...codes.keys()], at, members };
  }

  function single(options, values, codeOf) {
    const at = Int32Array.from(values, value => (Number.isNaN(value) ? -1 : codeOf(value)));
    return { options, at, members: options.map((_, code) => [code]) };
  }

  function choice(name, { options, at, members }) {
    const all = [...options, dateline.UNKNOWN];
    const groups = [...members, [options.length]];
    const rows = at.length;
    const groupOf = row => (at[row] < 0 ? members.length : at[row]);
    const count = passes => {
      const ofGroup = new Int32Array(groups.length);
      for (let row = 0; row < rows; row += 1) {
        if (passes(row)) {
          ofGroup[groupOf(row)] += 1;
        }
      }
      const counted = new Int32Array(all.length);
      groups.forEach((codes, group) => codes.forEach(code => { counted[code] += ofGroup[group]; }));
      return counted;
    };
    const totals = count(() => true);
    if (totals.every(total => total === 0 || total === rows)) {
      return null;
    }
    const present = all.map((option, code) => [option, code]).filter(([, code]) => totals[code]);
    const named = counted => new Map(present.map(([option, code]) => [option, counted[code]]));
    return {
      name,
      kind: 'choice',
      options: present.map(([option]) => option),
      totals: named(totals),
      counts: selection => named(count(selection.allBut(name))),
      test(wanted) {
        const chosen = new Set(wanted);
        const passes = Uint8Array.from(groups, codes => (codes.some(code => chosen.has(all[code])) ? 1 : 0));
        return row => passes[groupOf(row)] === 1;
      },
      unknown: () => 0,
    };
  }

  function least(name, values) {
    let most = -Infinity;
    for (const value of values) {
      if (value > most) {
        most = value;
      }
    }
    if (!(most > 0) || values.every(value => value === most)) {
      return null;
    }
    return {
      name, kind: 'least', most, values,
      test: wanted => row => values[row] >= wanted,
      unknown: selection => selection.countBut(name, row => Number.isNaN(values[row])),
    };
  }

  // An incident of several days, or of a day known only roughly, is in a span that it may touch; one without a date in
  // none.
  function span(table) {
    const first = table.days('date_start');
    const last = table.days('date_end');
    const from = first.map((day, row) => (Number.isNaN(day) ? last[row] : day));
    const to = last.map((day, row) => (Number.isNaN(day) ? first[row] : day));
    let earliest = Infinity;
    let latest = -Infinity;
    for (let row = 0; row < table.rows; row += 1) {
      if (from[row] < earliest) {
        earliest = from[row];
      }
      if (to[row] > latest) {
        latest = to[row];
      }
    }
    return earliest > latest || from.every((day, row) => day === earliest && to[row] === latest) ? null : {
      name: 'date', kind: 'span', from, to, earliest, latest,
      test: wanted => row => to[row] >= (wanted.from ?? -Infinity) && from[row] <= (wanted.to ?? Infinity),
      unknown: selection => selection.countBut('date', row => Number.isNaN(from[row])),
    };
  }
})(window.dateline = window.dateline || {});
