// The tables of a page: columns of JSON, read when they are first asked for.
//
// A column is written as one of
//   [value, ...]                            a value a row, null where nothing is stated
//   {"of": [value, ...], "at": [i, ...]}    distinct values, and which of them each row has; -1 is null
//   {"of": "pool", "at": [i, ...]}          the same, of a pool that several tables share; without "at" row i has value i
//   {"rows": [i, ...], "values": [v, ...]}  these rows have these values, the others null; without "values" the rows are
//                                           flags that are set, the others not
//   {"like": "column", "rows": [i, ...], "values": [v, ...]}   as another column of the table, but for these rows
(function (dateline) {
  'use strict';

  const DAY_MS = 86400000;

  dateline.Table = class {
    constructor(json, pools = {}) {
      this.rows = json.rows;
      this._json = json.columns;
      this._pools = pools;
      this._read = { __proto__: null };
      this._numbers = { __proto__: null };
      this._coded = { __proto__: null };
    }

    has(column) {
      return Object.hasOwn(this._json, column);
    }

    // The value of a row, null where nothing is stated or there is no such column.
    get(column, row) {
      return this._column(column)(row);
    }

    // A column of numbers as a Float64Array, NaN for null.
    numbers(column) {
      if (!this._numbers[column]) {
        const values = new Float64Array(this.rows);
        const read = this._column(column);
        for (let row = 0; row < this.rows; row += 1) {
          values[row] = read(row) ?? NaN;
        }
        this._numbers[column] = values;
      }
      return this._numbers[column];
    }

    // A column of ISO dates as days since 1970, NaN for null or for what is no date.
    days(column) {
      const key = `${column} in days`;
      if (!this._numbers[key]) {
        const { of, at } = this.coded(column);
        const days = of.map(dateline.dayOf);
        this._numbers[key] = Float64Array.from(at, code => (code < 0 ? NaN : days[code]));
      }
      return this._numbers[key];
    }

    // A column of text as its distinct values and the index of each row's value, -1 for null.
    coded(column) {
      if (!this._coded[column]) {
        this._coded[column] = this._encode(column);
      }
      return this._coded[column];
    }

    _encode(column) {
      const json = this._json[column];
      if (json && Array.isArray(json.of) && json.at) {
        return { of: json.of, at: Int32Array.from(json.at) };
      }
      const codes = new Map();
      const at = new Int32Array(this.rows);
      const read = this._column(column);
      for (let row = 0; row < this.rows; row += 1) {
        const value = read(row);
        if (value !== null && !codes.has(value)) {
          codes.set(value, codes.size);
        }
        at[row] = value === null ? -1 : codes.get(value);
      }
      return { of: [...codes.keys()], at };
    }

    _column(column) {
      this._read[column] = this._read[column] || this._reader(this.has(column) ? this._json[column] : null);
      return this._read[column];
    }

    _reader(json) {
      if (json === null) {
        return () => null;
      }
      if (Array.isArray(json)) {
        return row => json[row];
      }
      if (json.of) {
        const of = typeof json.of === 'string' ? this._pools[json.of] : json.of;
        return json.at ? row => of[json.at[row]] ?? null : row => of[row];
      }
      const base = json.like ? this._column(json.like) : () => (json.values ? null : 0);
      const own = new Map(json.rows.map((row, i) => [row, json.values ? json.values[i] : 1]));
      return row => (own.has(row) ? own.get(row) : base(row));
    }
  };

  // An ISO date as days since 1970, NaN where it is none.
  dateline.dayOf = iso => Date.parse(`${String(iso).slice(0, 10)}T00:00:00Z`) / DAY_MS;

  dateline.dateOf = day => new Date(day * DAY_MS);

  dateline.isoOf = day => dateline.dateOf(day).toISOString().slice(0, 10);

  const EMPTY = { rows: 0, columns: {} };
  const STATEMENTS = ['reports', 'figures', 'claims'];
  const known = new Map();

  // The tables of a block of incidents: `incidents`, and `statements()` with the reports, figures and claims, which are
  // read only when somebody asks for them.
  dateline.tables = function (id) {
    if (!known.has(id)) {
      known.set(id, new Tables(dateline.block(id)));
    }
    return known.get(id);
  };

  class Tables {
    constructor(json) {
      this._json = json;
      this._found = null;
      this.incidents = new dateline.Table(json.incidents);
    }

    // {reports, figures, claims, of: {reports: Map of incident id to its rows, ...}}
    statements() {
      if (!this._found) {
        this._found = { of: {} };
        for (const name of STATEMENTS) {
          const table = new dateline.Table(this._json[name] || EMPTY);
          this._found[name] = table;
          this._found.of[name] = rowsBy(table, 'incident_id');
        }
      }
      return this._found;
    }
  }

  function rowsBy(table, column) {
    const rows = new Map();
    for (let row = 0; row < table.rows; row += 1) {
      const value = table.get(column, row);
      if (!rows.has(value)) {
        rows.set(value, []);
      }
      rows.get(value).push(row);
    }
    return rows;
  }
})(window.dateline = window.dateline || {});
