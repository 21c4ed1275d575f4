// Which incidents the reader has asked for. Everything that shows incidents reads one selection and listens to it.
//
// Each facet (by type, by date, ...) has a bit, set in `fails` for the rows that it leaves out: a row is selected where
// no bit is set, and what one facet alone leaves out is known without asking the others again.
(function (dateline) {
  'use strict';

  dateline.Selection = class {
    constructor(tables, facets) {
      this.tables = tables;
      this.rows = tables.incidents.rows;
      // Goes up with every change: what is derived from the selection can tell whether it is still good.
      this.version = 0;
      this.facets = new Map(facets.map(facet => [facet.name, facet]));
      this._bits = new Map(facets.map((facet, i) => [facet.name, 1 << i]));
      this._values = new Map();
      this._fails = new Uint32Array(this.rows);
      this._listeners = new Set();
      this._matching = null;
    }

    // What a facet is set to, null where it leaves nothing out.
    get(name) {
      return this._values.get(name) ?? null;
    }

    // Set facets by name, null to take one off; listeners hear of it once, with the names.
    set(values) {
      const names = Object.keys(values).filter(name => this.facets.has(name));
      for (const name of names) {
        const value = values[name] ?? null;
        const bit = this._bits.get(name);
        const passes = value === null ? null : this.facets.get(name).test(value);
        value === null ? this._values.delete(name) : this._values.set(name, value);
        for (let row = 0; row < this.rows; row += 1) {
          if (passes === null || passes(row)) {
            this._fails[row] &= ~bit;
          } else {
            this._fails[row] |= bit;
          }
        }
      }
      if (names.length) {
        this.version += 1;
        this._matching = null;
        this._listeners.forEach(listener => listener(names));
      }
    }

    // Take all facets off.
    reset() {
      this.set(Object.fromEntries([...this._values.keys()].map(name => [name, null])));
    }

    // The names of the facets that are set.
    active() {
      return [...this._values.keys()];
    }

    matches(row) {
      return this._fails[row] === 0;
    }

    // A test of rows that asks every facet but one: what a choice in that facet would show is counted by it.
    allBut(name) {
      const fails = this._fails;
      const others = this._bits.has(name) ? ~this._bits.get(name) : ~0;
      return row => (fails[row] & others) === 0;
    }

    // How many of the rows that every facet but one lets pass fulfil a condition.
    countBut(name, condition) {
      const passes = this.allBut(name);
      let count = 0;
      for (let row = 0; row < this.rows; row += 1) {
        if (passes(row) && condition(row)) {
          count += 1;
        }
      }
      return count;
    }

    // The rows selected, in the order of the table, as an Int32Array.
    matching() {
      if (!this._matching) {
        const found = new Int32Array(this.rows);
        let count = 0;
        for (let row = 0; row < this.rows; row += 1) {
          if (this._fails[row] === 0) {
            found[count] = row;
            count += 1;
          }
        }
        this._matching = found.subarray(0, count);
      }
      return this._matching;
    }

    // Call a function after every change; returns one that ends it.
    listen(listener) {
      this._listeners.add(listener);
      return () => this._listeners.delete(listener);
    }
  };

  const selections = new Map();

  // The selection of a block of incidents.
  dateline.selection = function (id) {
    if (!selections.has(id)) {
      const tables = dateline.tables(id);
      selections.set(id, new dateline.Selection(tables, dateline.facets(tables)));
    }
    return selections.get(id);
  };
})(window.dateline = window.dateline || {});
