// The tables of a page: columns of JSON, read when they are first asked for; what they were read from is let go.
//
// A column is written as one of
//   [value, ...]                            a value a row, null where nothing is stated
//   {"of": [value, ...], "at": [i, ...]}    distinct values, and which of them each row has; -1 is null
//   {"of": "pool", "at": [i, ...]}          the same, of a pool that several tables share; without "at" row i has
//                                           value i
//   {"rows": [i, ...], "values": [v, ...]}  these rows have these values, the others null; without "values" the rows
//                                           flags that are set, the others not
//   {"like": "column", "rows": [i, ...], "values": [v, ...]}   as another column of the table, but for these rows
// and is read as one of
//   Numbers    a Float64Array, NaN for null
//   Codes      distinct values, and an Int32Array that says which of them each row has
//   Values     anything else, a value a row
//
// webmap/tables.py writes them and says which columns stand where.
(function (dateline) {
  'use strict';

  const DAY_MS = 86400000;

  dateline.Table = class {
    // `pool` gives the values of a pool by its name; `more` the columns called `later`, when one is asked for.
    constructor({ rows, columns, later = [] }, pool = null, more = null) {
      this.rows = rows;
      this._unread = { __proto__: null, ...columns };
      this._later = new Set(later);
      this._names = new Set([...Object.keys(columns), ...later]);
      this._pool = pool;
      this._more = more;
      this._read = new Map();
      this._numbers = new Map();
      this._days = new Map();
      this._coded = new Map();
    }

    has(column) {
      return this._names.has(column);
    }

    // The value of a row, null where nothing is stated or there is no such column.
    get(column, row) {
      return this._column(column).get(row);
    }

    // A column of numbers as a Float64Array, NaN for null; not to be changed.
    numbers(column) {
      const read = this._column(column);
      return read.numbers || once(this._numbers, column, () => this._each(read, value => value ?? NaN));
    }

    // A column of ISO dates as days since 1970, NaN for null or for what is no date.
    days(column) {
      return once(this._days, column, () => {
        const { of, at } = this.coded(column);
        const days = of.map(dateline.dayOf);
        const values = new Float64Array(this.rows);
        for (let row = 0; row < this.rows; row += 1) {
          values[row] = at[row] < 0 ? NaN : days[at[row]];
        }
        return values;
      });
    }

    // A column of text as its distinct values and the index of each row's value, -1 for null.
    coded(column) {
      const read = this._column(column);
      return read.at ? read : once(this._coded, column, () => this._encode(read));
    }

    _encode(read) {
      const codes = new Map();
      const at = new Int32Array(this.rows);
      for (let row = 0; row < this.rows; row += 1) {
        const value = read.get(row);
        if (value !== null && !codes.has(value)) {
          codes.set(value, codes.size);
        }
        at[row] = value === null ? -1 : codes.get(value);
      }
      return { of: [...codes.keys()], at };
    }

    _each(read, valueOf) {
      const values = new Float64Array(this.rows);
      for (let row = 0; row < this.rows; row += 1) {
        values[row] = valueOf(read.get(row));
      }
      return values;
    }

    _column(name) {
      return once(this._read, name, () => {
        if (this._later.has(name)) {
          Object.assign(this._unread, this._more());
          this._later.clear();
        }
        const json = this._unread[name];
        delete this._unread[name];
        return this._reader(json);
      });
    }

    _reader(json) {
      if (json === undefined) {
        return NOTHING;
      }
      if (Array.isArray(json)) {
        return ofValues(json);
      }
      if (json.of) {
        const pool = typeof json.of === 'string';
        const of = pool ? this._pool(json.of) : json.of;
        // A pool holds more than the values of one column: it is no list of its distinct values.
        return pool ? new Pooled(of, json.at && Int32Array.from(json.at)) : new Codes(of, Int32Array.from(json.at));
      }
      const base = json.like ? this._column(json.like) : json.values ? NOTHING : UNSET;
      return json.like && !json.rows.length ? base : this._changed(base, json);
    }

    // A column but for some rows.
    _changed(base, { rows, values }) {
      const changed = new Array(this.rows);
      for (let row = 0; row < this.rows; row += 1) {
        changed[row] = base.get(row);
      }
      rows.forEach((row, i) => { changed[row] = values ? values[i] : 1; });
      return ofValues(changed);
    }
  };

  class Numbers {
    constructor(numbers) {
      this.numbers = numbers;
    }

    get(row) {
      const value = this.numbers[row];
      return Number.isNaN(value) ? null : value;
    }
  }

  class Codes {
    constructor(of, at) {
      this.of = of;
      this.at = at;
    }

    get(row) {
      return this.of[this.at[row]] ?? null;
    }
  }

  class Pooled {
    constructor(pool, places) {
      this._pool = pool;
      this._places = places;
    }

    get(row) {
      return this._pool[this._places ? this._places[row] : row] ?? null;
    }
  }

  class Values {
    constructor(values) {
      this._values = values;
    }

    get(row) {
      return this._values[row];
    }
  }

  const NOTHING = { get: () => null };
  const UNSET = { get: () => 0 };

  function ofValues(values) {
    const numbers = new Float64Array(values.length);
    for (let row = 0; row < values.length; row += 1) {
      const value = values[row];
      if (value !== null && typeof value !== 'number') {
        return new Values(values);
      }
      numbers[row] = value ?? NaN;
    }
    return new Numbers(numbers);
  }

  function once(known, key, find) {
    if (!known.has(key)) {
      known.set(key, find());
    }
    return known.get(key);
  }

  // An ISO date as days since 1970, NaN where it is none.
  dateline.dayOf = iso => Date.parse(`${String(iso).slice(0, 10)}T00:00:00Z`) / DAY_MS;

  dateline.dateOf = day => new Date(day * DAY_MS);

  dateline.isoOf = day => dateline.dateOf(day).toISOString().slice(0, 10);

  const EMPTY = { rows: 0, columns: {} };
  const STATEMENTS = ['reports', 'figures', 'claims'];
  const known = new Map();

  // The tables of a block of incidents: `incidents`, and `statements()` with the reports, figures and claims. These,
  // and the long columns of the incidents, stand in a block of their own, which is parsed only when somebody asks for
  // them.
  dateline.tables = id => once(known, id, () => new Tables(id));

  class Tables {
    constructor(id) {
      this._id = id;
      this._more = null;
      this._found = null;
      this.incidents = new dateline.Table(dateline.parseBlock(id).incidents,
        name => this._rest().pools[name], () => this._columns());
    }

    // {reports, figures, claims, of: {reports: Map of incident id to its rows, ...}}
    statements() {
      if (!this._found) {
        const { tables } = this._rest();
        const of = Object.fromEntries(STATEMENTS.map(name => [name, rowsBy(tables[name], 'incident_id')]));
        this._found = { ...tables, of };
      }
      return this._found;
    }

    // The long columns of the incidents, given away once.
    _columns() {
      const rest = this._rest();
      const { columns } = rest;
      delete rest.columns;
      return columns;
    }

    _rest() {
      if (!this._more) {
        const { pools, incidents, ...statements } = dateline.parseBlock(`${this._id}-more`);
        const ids = () => Array.from({ length: this.incidents.rows }, (_, row) => this.incidents.get('id', row));
        const pool = name => (name === 'incidents' ? ids() : pools[name]);
        const tables = Object.fromEntries(
          STATEMENTS.map(name => [name, new dateline.Table(statements[name] || EMPTY, pool)]));
        this._more = { pools, columns: incidents.columns, tables };
      }
      return this._more;
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
