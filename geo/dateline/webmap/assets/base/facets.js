// What incidents can be asked for: each facet turns a value that the reader sets into a test of rows.
//
// A facet is {name, kind, test(value) -> (row -> boolean)}; `kind` says how it is asked:
//   choice   value is an array of options; `options` lists them all, `counts(selection)` how many rows each would show
//   least    value is a number: rows that have at least so much
//   span     value is {from, to} in days since 1970, either may be null
//   text     value is what the reader typed
(function (dateline) {
  'use strict';

  const SEARCHED = ['title', 'place', 'admin1', 'country', 'actors', 'casualties', 'quote', 'sources'];
  const PRECISIONS = ['exact', 'near', 'district', 'region', 'country'];

  // The facets of the incidents of some tables; one that could leave nothing out is not among them.
  dateline.facets = function (tables) {
    const { incidents } = tables;
    const flag = (column, set, unset) => row => (incidents.get(column, row) ? set : unset);
    return [
      choice(incidents, 'type', column(incidents, 'event_type')),
      choice(incidents, 'country', column(incidents, 'country')),
      choice(incidents, 'admin1', column(incidents, 'admin1')),
      choice(incidents, 'actor', parts(incidents, 'actors')),
      choice(incidents, 'precision', single(incidents, row => precision(incidents.get('where_prec', row)), PRECISIONS)),
      incidents.has('confirmed')
        ? choice(incidents, 'checked', single(incidents, flag('confirmed', 'confirmed', 'machine'), ['confirmed', 'machine'])) : null,
      span(incidents),
      least(incidents, 'killed', row => incidents.get('killed', row) ?? incidents.get('killed_low', row)),
      least(incidents, 'confidence', row => incidents.get('confidence', row)),
      least(incidents, 'articles', row => incidents.get('n_articles', row)),
      text(tables),
    ].filter(facet => facet);
  };

  // Text as it is searched: without case and accents.
  dateline.fold = words => words.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();

  function precision(wherePrec) {
    return wherePrec === null ? null : PRECISIONS[Math.min(wherePrec, 5) - 1];
  }

  // Rows by option as {options, codes, starts}: the options of a row are codes[starts[row]] to codes[starts[row + 1] - 1].
  function column(table, name) {
    const { of, at } = table.coded(name);
    return rowsOf(of, at.length, row => (at[row] < 0 ? [] : [at[row]]));
  }

  function parts(table, name) {
    const { of, at } = table.coded(name);
    const codes = new Map();
    const each = of.map(value => [...new Set(value.split('; '))].map(part => {
      codes.has(part) || codes.set(part, codes.size);
      return codes.get(part);
    }));
    return rowsOf([...codes.keys()], at.length, row => (at[row] < 0 ? [] : each[at[row]]));
  }

  function single(table, optionOf, options) {
    const codes = new Map(options.map((option, i) => [option, i]));
    return rowsOf(options, table.rows, row => (codes.has(optionOf(row)) ? [codes.get(optionOf(row))] : []));
  }

  function rowsOf(options, rows, codesOf) {
    const starts = new Int32Array(rows + 1);
    const codes = [];
    for (let row = 0; row < rows; row += 1) {
      codes.push(...codesOf(row));
      starts[row + 1] = codes.length;
    }
    return { options, codes: Int32Array.from(codes), starts };
  }

  function choice(table, name, { options, codes, starts }) {
    const present = new Set(codes);
    if (!present.size || (present.size === 1 && codes.length === table.rows && options.length === 1)) {
      return null;
    }
    return {
      name,
      kind: 'choice',
      options: options.filter((_, code) => present.has(code)),
      test(wanted) {
        const chosen = new Uint8Array(options.length);
        options.forEach((option, code) => { chosen[code] = wanted.includes(option) ? 1 : 0; });
        return row => {
          for (let i = starts[row]; i < starts[row + 1]; i += 1) {
            if (chosen[codes[i]]) {
              return true;
            }
          }
          return false;
        };
      },
      counts(selection) {
        const counted = new Int32Array(options.length);
        for (let row = 0; row < table.rows; row += 1) {
          if (selection.matchesBut(row, name)) {
            for (let i = starts[row]; i < starts[row + 1]; i += 1) {
              counted[codes[i]] += 1;
            }
          }
        }
        return new Map(options.map((option, code) => [option, counted[code]]).filter((_, code) => present.has(code)));
      },
    };
  }

  function least(table, name, valueOf) {
    const values = new Float64Array(table.rows);
    let most = -Infinity;
    let fewest = Infinity;
    for (let row = 0; row < table.rows; row += 1) {
      values[row] = valueOf(row) ?? NaN;
      if (values[row] > most) {
        most = values[row];
      }
      if (values[row] < fewest) {
        fewest = values[row];
      }
    }
    return most > Math.min(fewest, most) || (name === 'killed' && most > 0)
      ? { name, kind: 'least', most, values, test: wanted => row => values[row] >= wanted } : null;
  }

  // An incident of several days, or of a day known only roughly, is in a span that it may touch; one without a date in none.
  function span(table) {
    const first = table.days('date_start');
    const last = table.days('date_end');
    const from = new Float64Array(table.rows);
    const to = new Float64Array(table.rows);
    let earliest = Infinity;
    let latest = -Infinity;
    for (let row = 0; row < table.rows; row += 1) {
      from[row] = Number.isNaN(first[row]) ? last[row] : first[row];
      to[row] = Number.isNaN(last[row]) ? first[row] : last[row];
      if (from[row] < earliest) {
        earliest = from[row];
      }
      if (to[row] > latest) {
        latest = to[row];
      }
    }
    return earliest > latest ? null : {
      name: 'date', kind: 'span', from, to, earliest, latest,
      test: wanted => row => to[row] >= (wanted.from ?? -Infinity) && from[row] <= (wanted.to ?? Infinity),
    };
  }

  // Every word that was typed must stand somewhere in what is known of an incident.
  function text(tables) {
    let folded = null;
    return {
      name: 'text',
      kind: 'text',
      test(wanted) {
        folded = folded || foldAll(tables);
        const words = dateline.fold(wanted).split(/\s+/).filter(word => word);
        return row => words.every(word => folded[row].includes(word));
      },
    };
  }

  function foldAll({ incidents }) {
    const columns = SEARCHED.filter(name => incidents.has(name));
    return Array.from({ length: incidents.rows }, (_, row) =>
      dateline.fold(columns.map(name => incidents.get(name, row) ?? '').join('\n')));
  }
})(window.dateline = window.dateline || {});
