// The areas in which incidents happened whose place is known only roughly, one for all that share a point and a radius.
(function (dateline) {
  'use strict';

  // More circles than these cannot be told apart; then only those of what is pointed at are drawn.
  const MOST_AREAS = 60;
  const MOST_POINTED = 8;
  const LEAST_PX = 4;

  dateline.Areas = class {
    constructor(marks) {
      this._marks = marks;
      this._of = new Int32Array(marks.x.length).fill(-1);
      const rows = [];
      const numbers = new Map();
      for (let row = 0; row < marks.x.length; row += 1) {
        if (marks.km[row] > 0 && marks.located[row]) {
          const key = `${marks.x[row]} ${marks.y[row]} ${marks.km[row]}`;
          if (!numbers.has(key)) {
            numbers.set(key, rows.length);
            rows.push(row);
          }
          this._of[row] = numbers.get(key);
        }
      }
      // A row that stands for each area, and the areas from the largest on: small ones are drawn over them.
      this._row = Int32Array.from(rows);
      const size = area => marks.area[rows[area]];
      this._order = Int32Array.from(rows.keys()).sort((one, other) => size(other) - size(one) || one - other);
      this._shown = new Uint8Array(rows.length);
    }

    // Show the areas of these rows.
    choose(rows) {
      this._shown.fill(0);
      for (const row of rows) {
        if (this._of[row] >= 0) {
          this._shown[this._of[row]] = 1;
        }
      }
    }

    // Draw those whose edge is in view: one that covers all of it says nothing there. That of a row always, above the
    // others.
    paint(ctx, view, chosen) {
      const found = [];
      for (const area of this._order) {
        if (this._shown[area] && this._at(area, view).edge) {
          found.push(area);
          if (found.length > MOST_AREAS) {
            break;
          }
        }
      }
      const own = chosen === null ? -1 : this._of[chosen];
      if (found.length <= MOST_AREAS) {
        found.filter(area => area !== own).forEach(area => this._draw(ctx, view, area, false));
      }
      if (own >= 0) {
        this._draw(ctx, view, own, true);
      }
    }

    // Draw the areas of some rows, unless they are too many to be told apart.
    paintOf(ctx, view, rows) {
      const areas = new Set(Array.from(rows, row => this._of[row]));
      const found = [...areas].filter(area => area >= 0 && this._at(area, view).seen);
      if (found.length <= MOST_POINTED) {
        found.forEach(area => this._draw(ctx, view, area, true));
      }
    }

    // Where an area lies: {x, y, radius} as a layer point; whether it is in view, and whether its edge is.
    _at(area, { bounds: { min, max }, origin, scale }) {
      const row = this._row[area];
      const radius = this._marks.area[row] * scale;
      const x = this._marks.x[row] * scale - origin.x;
      const y = this._marks.y[row] * scale - origin.y;
      const near = Math.hypot(Math.max(min.x - x, 0, x - max.x), Math.max(min.y - y, 0, y - max.y));
      const far = Math.hypot(Math.max(x - min.x, max.x - x), Math.max(y - min.y, max.y - y));
      const seen = radius >= LEAST_PX && near <= radius;
      return { x, y, radius, seen, edge: seen && far >= radius };
    }

    // Where the world is shown once, an area over the rim comes in on the other side.
    _draw(ctx, view, area, selected) {
      const { x, y, radius } = this._at(area, view);
      const { min, max } = view.bounds;
      const sides = view.whole ? [x - view.width, x, x + view.width] : [x];
      sides.filter(side => side === x || (side + radius > min.x && side - radius < max.x)).forEach(side =>
        dateline.drawArea(ctx, side, y, radius, selected, view.colours, view.bounds));
    }
  };
})(window.dateline = window.dateline || {});
