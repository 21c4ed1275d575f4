// The orders in which incidents are listed: each is found once, as an Int32Array of rows.
(function (dateline) {
  'use strict';

  dateline.ORDERS = ['deaths', 'newest', 'oldest', 'place', 'confidence'];

  // The order of that name; what lies equal in it stands worst first, and then newest first.
  dateline.orders = function (incidents) {
    const known = new Map();
    const order = name => {
      if (!known.has(name)) {
        known.set(name, FIND[name](incidents, order));
      }
      return known.get(name);
    };
    return order;
  };

  const FIND = {
    deaths: incidents => byDeaths(incidents),
    newest: (incidents, order) => sorted(incidents.days('date_start').map(day => -day), order('deaths')),
    oldest: (incidents, order) => sorted(incidents.days('date_start'), order('deaths')),
    place: (incidents, order) => sorted(alphabetical(incidents), order('deaths')),
    confidence: (incidents, order) => sorted(incidents.numbers('confidence').map(value => -value), order('deaths')),
  };

  // Running totals come after all incidents, whatever they sum up.
  function byDeaths(incidents) {
    const tally = incidents.numbers('tally');
    const rows = Int32Array.from({ length: incidents.rows }, (_, row) => row);
    const newest = sorted(incidents.days('date_start').map(day => -day), rows);
    const killed = dateline.leastKilled(incidents);
    return sorted(killed.map((count, row) => (tally[row] > 0 ? 2 : Number.isNaN(count) ? 1 : -count)), newest);
  }

  // Rows by place, or by country where that is all that is known, as the language of the page has it.
  function alphabetical(incidents) {
    const name = row => incidents.get('place', row) ?? incidents.get('country', row);
    const names = new Set();
    for (let row = 0; row < incidents.rows; row += 1) {
      names.add(name(row));
    }
    names.delete(null);
    const { compare } = new Intl.Collator(dateline.locale(), { numeric: true });
    const rank = new Map([...names].sort(compare).map((one, i) => [one, i]));
    return Float64Array.from({ length: incidents.rows }, (_, row) => rank.get(name(row)) ?? NaN);
  }

  // Rows by a value each, the smallest first and those without one last; equal ones stay in the order they have.
  // Numbers that say the rank of the value and the place before sort many times faster than rows that are compared.
  function sorted(values, before) {
    const distinct = Float64Array.from(new Set(values)).sort();
    const rank = new Map(Array.from(distinct, (value, i) => [value, i]));
    const size = before.length;
    const keys = Float64Array.from(before, (row, i) => rank.get(values[row]) * size + i).sort();
    return Int32Array.from(keys, key => before[key % size]);
  }
})(window.dateline = window.dateline || {});
