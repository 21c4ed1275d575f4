// Discs on a plane that is round in x, as the world is, found by where they are. No DOM, no map.
//
// They lie in square cells, and the cells in a hash of integers: nothing is made for a disc.
(function (dateline) {
  'use strict';

  // Small discs are many and need not be looked for far away, so they have a finer grid of their own.
  const SMALL_PX = 8;
  const CELLS_PX = [16, 48];
  const SLIDES = 12;

  dateline.Discs = class {
    // `capacity` is one more than the highest number that a disc may have, `period` the width of the world.
    constructor(capacity, period, gap = 0) {
      this.x = new Float64Array(capacity);
      this.y = new Float64Array(capacity);
      this.radius = new Float64Array(capacity);
      this.period = period;
      this.gap = gap;
      // The numbers of the discs that the last `find` came upon, and the spot that `room` found.
      this.found = [];
      this.spotX = 0;
      this.spotY = 0;
      this._grids = CELLS_PX.map(pixels => {
        const columns = Math.max(1, Math.floor(period / pixels));
        return { columns, cell: period / columns, largest: -Infinity };
      });
      const buckets = 2 ** Math.ceil(Math.log2(capacity + 2));
      this._mask = buckets - 1;
      this._first = new Int32Array(buckets).fill(-1);
      this._next = new Int32Array(capacity).fill(-1);
      this._column = new Int32Array(capacity);
      this._row = new Int32Array(capacity);
    }

    put(disc, x, y, radius) {
      const grid = this._grids[radius > SMALL_PX ? 1 : 0];
      const column = columnOf(grid, Math.floor(x / grid.cell));
      const row = Math.floor(y / grid.cell);
      const bucket = this._bucket(column, row);
      this.x[disc] = x;
      this.y[disc] = y;
      this.radius[disc] = radius;
      this._column[disc] = column;
      this._row[disc] = row;
      this._next[disc] = this._first[bucket];
      this._first[bucket] = disc;
      grid.largest = Math.max(grid.largest, radius);
    }

    take(disc) {
      const bucket = this._bucket(this._column[disc], this._row[disc]);
      if (this._first[bucket] === disc) {
        this._first[bucket] = this._next[disc];
        return;
      }
      let before = this._first[bucket];
      while (this._next[before] !== disc) {
        before = this._next[before];
      }
      this._next[before] = this._next[disc];
    }

    // How many discs a disc at this point would come nearer to than the gap; their numbers are in `found`.
    find(x, y, radius) {
      this.found.length = 0;
      this._look(this._grids[0], x, y, radius, false);
      this._look(this._grids[1], x, y, radius, false);
      return this.found.length;
    }

    // Whether there is none.
    isFree(x, y, radius) {
      return !this._look(this._grids[1], x, y, radius, true) && !this._look(this._grids[0], x, y, radius, true);
    }

    // A point near to where a disc should lie at which it comes too near to none: along the edge of what is in its
    // way, or in rings about it. It is in `spotX` and `spotY`; false where there is none within `reach`.
    room(x, y, radius, reach) {
      this.spotX = x;
      this.spotY = y;
      if (!this.find(x, y, radius)) {
        return true;
      }
      const [disc] = this.found;
      const start = this._wayOut(disc, x, y);
      return this._slide(disc, start, x, y, radius, reach) || this._circle(start, x, y, radius, reach);
    }

    // The way from one x to another, the shorter way round the world.
    across(from, to) {
      const way = to - from;
      return way - this.period * Math.round(way / this.period);
    }

    // The direction away from a disc, upwards where its middle is here.
    _wayOut(disc, x, y) {
      const dx = this.across(this.x[disc], x);
      const dy = y - this.y[disc];
      return Math.hypot(dx, dy) < 1 ? -Math.PI / 2 : Math.atan2(dy, dx);
    }

    _slide(disc, start, x, y, radius, reach) {
      const far = radius + this.radius[disc] + this.gap + 0.01;
      for (let step = 0; step < SLIDES; step += 1) {
        const angle = start + 2 * Math.PI * sideOf(step) / SLIDES;
        const toX = this.x[disc] + far * Math.cos(angle);
        const toY = this.y[disc] + far * Math.sin(angle);
        if (Math.hypot(this.across(x, toX), toY - y) <= reach && this.isFree(toX, toY, radius)) {
          this.spotX = toX;
          this.spotY = toY;
          return true;
        }
      }
      return false;
    }

    _circle(start, x, y, radius, reach) {
      const stride = Math.max(4, radius / 2);
      for (let distance = stride; distance <= reach; distance += stride) {
        const steps = Math.max(8, Math.round(2 * Math.PI * distance / (2 * stride)));
        for (let step = 0; step < steps; step += 1) {
          const angle = start + 2 * Math.PI * sideOf(step) / steps;
          this.spotX = x + distance * Math.cos(angle);
          this.spotY = y + distance * Math.sin(angle);
          if (this.isFree(this.spotX, this.spotY, radius)) {
            return true;
          }
        }
      }
      return false;
    }

    // Note the discs of a grid that are too near, or tell at the first one that there are some.
    _look(grid, x, y, radius, any) {
      const reach = radius + grid.largest + this.gap;
      if (reach < 0) {
        return false;
      }
      const from = Math.floor((x - reach) / grid.cell);
      const to = Math.min(Math.floor((x + reach) / grid.cell), from + grid.columns - 1);
      const top = Math.floor((y - reach) / grid.cell);
      const bottom = Math.floor((y + reach) / grid.cell);
      const small = grid === this._grids[0];
      for (let i = from; i <= to; i += 1) {
        const column = columnOf(grid, i);
        for (let row = top; row <= bottom; row += 1) {
          for (let disc = this._first[this._bucket(column, row)]; disc >= 0; disc = this._next[disc]) {
            if (this._column[disc] === column && this._row[disc] === row && this.radius[disc] <= SMALL_PX === small
              && this._isNear(disc, x, y, radius)) {
              if (any) {
                return true;
              }
              this.found.push(disc);
            }
          }
        }
      }
      return false;
    }

    _isNear(disc, x, y, radius) {
      const dy = this.y[disc] - y;
      const least = radius + this.radius[disc] + this.gap;
      if (dy >= least || dy <= -least) {
        return false;
      }
      const dx = this.across(x, this.x[disc]);
      return dx * dx + dy * dy < least * least;
    }

    _bucket(column, row) {
      const mixed = Math.imul(column, 0x9e3779b1) ^ Math.imul(row, 0x85ebca6b);
      return (mixed ^ (mixed >>> 15)) & this._mask;
    }
  };

  // 0, -1, 1, -2, 2, ...
  function sideOf(step) {
    return step % 2 ? -(step + 1) / 2 : step / 2;
  }

  function columnOf({ columns }, i) {
    return i >= 0 && i < columns ? i : ((i % columns) + columns) % columns;
  }
})(window.dateline = window.dateline || {});
