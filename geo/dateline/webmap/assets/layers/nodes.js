// Incidents gathered into nodes that can be joined, in typed arrays: a list of places in an array of rows for each
// node.
(function (dateline) {
  'use strict';

  // Cells of a grid, numbered as they are first asked for.
  dateline.Cells = class {
    constructor(most) {
      const slots = 2 ** Math.ceil(Math.log2(2 * most + 2));
      this.count = 0;
      this._mask = slots - 1;
      this._number = new Int32Array(slots).fill(-1);
      this._keys = new Int32Array(3 * most);
    }

    of(column, row, layer) {
      let slot = Math.imul(column, 0x9e3779b1) ^ Math.imul(row, 0x85ebca6b) ^ layer;
      for (slot = (slot ^ (slot >>> 15)) & this._mask; this._number[slot] >= 0; slot = (slot + 1) & this._mask) {
        const at = 3 * this._number[slot];
        if (this._keys[at] === column && this._keys[at + 1] === row && this._keys[at + 2] === layer) {
          return this._number[slot];
        }
      }
      const at = 3 * this.count;
      this._keys[at] = column;
      this._keys[at + 1] = row;
      this._keys[at + 2] = layer;
      this._number[slot] = this.count;
      this.count += 1;
      return this.count - 1;
    }
  };

  dateline.Nodes = class {
    // `next` holds, for each place in the rows, the place that follows in the list of its node.
    constructor(count, next, period) {
      this.count = count;
      this.size = new Int32Array(count);
      this.kind = new Uint8Array(count);
      this.head = new Int32Array(count).fill(-1);
      this._tail = new Int32Array(count).fill(-1);
      this._next = next;
      this._period = period;
      this._x = new Float64Array(count);
      this._y = new Float64Array(count);
      this._killed = new Float64Array(count);
      this._told = new Int32Array(count);
    }

    // Put a place into a node, with its point and deaths.
    add(node, place, x, y, killed, kind) {
      if (this.size[node]) {
        this._next[this._tail[node]] = place;
      } else {
        this.head[node] = place;
        this.kind[node] = kind;
      }
      this._tail[node] = place;
      this.size[node] += 1;
      this._x[node] += x;
      this._y[node] += y;
      if (!Number.isNaN(killed)) {
        this._killed[node] += killed;
        this._told[node] += 1;
      }
    }

    // Put all that another node has into a node; the other is empty then.
    join(node, other) {
      const laps = Math.round((this.x(other) - this.x(node)) / this._period);
      this._x[node] += this._x[other] - laps * this._period * this.size[other];
      this._y[node] += this._y[other];
      this._killed[node] += this._killed[other];
      this._told[node] += this._told[other];
      this._next[this._tail[node]] = this.head[other];
      this._tail[node] = this._tail[other];
      this.size[node] += this.size[other];
      this.size[other] = 0;
    }

    // The mean of its points, on the world from 0 to the period.
    x(node) {
      const mean = this._x[node] / this.size[node];
      return mean - this._period * Math.floor(mean / this._period);
    }

    y(node) {
      return this._y[node] / this.size[node];
    }

    // The deaths in it, NaN where none of its incidents says how many.
    killedOf(node) {
      return this._told[node] ? this._killed[node] : NaN;
    }

    places(node) {
      const found = [];
      for (let i = 0, place = this.head[node]; i < this.size[node]; i += 1, place = this._next[place]) {
        found.push(place);
      }
      return found;
    }

    // The nodes from a number on, the largest first.
    order(from) {
      const several = [];
      const single = [];
      for (let node = from; node < this.count; node += 1) {
        (this.size[node] > 1 ? several : single).push(node);
      }
      const more = (values, one, other) => values[other] - values[one];
      several.sort((one, other) => more(this.size, one, other) || more(this._killed, one, other) || one - other);
      return several.concat(single);
    }

    // The most deaths in a square of so many pixels.
    most(pixels) {
      const cells = new dateline.Cells(this.count);
      const sums = new Float64Array(this.count);
      let most = 0;
      for (let node = 0; node < this.count; node += 1) {
        const cell = cells.of(Math.floor(this.x(node) / pixels), Math.floor(this.y(node) / pixels), 0);
        sums[cell] += this._killed[node];
        most = Math.max(most, sums[cell]);
      }
      return most;
    }
  };
})(window.dateline = window.dateline || {});
