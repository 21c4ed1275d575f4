// What is drawn at a zoom: incidents by themselves, and clusters of those that would lie on one another. No DOM, no
// map.
//
// Marks are typed arrays by row, in the pixels of zoom 0: {x, y, radius, killed, type, rough, tally, area, end,
// period}. `killed` is NaN where nothing is stated, `rough` and `tally` are flags, `area` is the radius of the circle
// in which a rough one happened, `end` the deaths drawn at the largest radius. What comes out depends on the marks,
// rows and zoom alone, never on the part of the world that is seen: panning changes nothing.
(function (dateline) {
  'use strict';

  const { Cells, Discs, Nodes } = dateline;

  const KNOWN = 0;
  const ROUGH = 1;
  const TALLY = 2;

  const GAP_PX = 2;
  // Two discs in one cell overlap, however small.
  const CELL_PX = 7;
  // A place known to within this much on the screen is as good as known.
  const ROUGH_FROM_PX = 24;
  const BESIDE_PX = 70;
  const FAR_PX = 400;
  const MOST_ROUNDS = 3;
  // A cluster that opens reaches no further beyond its disc.
  const OPEN_REACH_PX = 50;
  // So few incidents are not gathered for tidiness, only where there is no room for them.
  const FEW = 150;
  const CLOSE_SCALE = 2 ** 9;
  const LARGEST_DISC_PX = 32;
  const LARGEST_SYMBOL_PX = 30;
  // About what a cluster takes in.
  const SQUARE_PX = 64;

  dateline.arrange = (marks, rows, zoom) => new Arrangement(marks, rows, 2 ** zoom);

  // How large a disc must be to carry its number of incidents and, beneath, its deaths.
  dateline.labelRadius = function (size, killed) {
    const wide = count => Math.min(digits(count), 5);
    if (Number.isNaN(killed)) {
      return 6 + Math.hypot(5, 3.8 * wide(size));
    }
    return 5 + Math.hypot(11, 3.4 * Math.max(wide(size), wide(killed)));
  };

  // And one of several running totals.
  dateline.tallyRadius = size => 11 + 3.4 * digits(size);

  // With the mark between thousands.
  function digits(count) {
    return String(count).length + (count > 999 ? 1 : 0);
  }

  function once(known, key, make) {
    if (!known.has(key)) {
      known.set(key, make());
    }
    return known.get(key);
  }

  // Things numbered from 0 to `count` - 1, none over another, by typed arrays: `x` and `y` in the pixels of the zoom,
  // `radius`, `size` (how many incidents), `killed` (NaN where none says), `kind` (0 known, 1 rough, 2 running totals)
  // and `row` (one of its rows). The first `standing` of them are the worst incidents, which no cluster takes in.
  class Arrangement {
    constructor(marks, rows, scale) {
      this._marks = marks;
      this._rows = rows;
      this._scale = scale;
      this._few = rows.length <= FEW;
      // What was asked for, by thing.
      this._opened = new Map();
      this._rowsOf = new Map();
      this._typesOf = new Map();
      const worst = dateline.worst(marks, rows, scale, this._few);
      this._standing = worst.discs;
      const nodes = this._gather(worst.rows);
      this._settleAll(nodes);
      this._keep(nodes);
    }

    // What is to be drawn of the things that reach into a box, as {thing, x, y, radius, row}; `row` is -1 for a
    // cluster. A small cluster that has room about it is drawn as its incidents, side by side.
    drawn(left, top, right, bottom) {
      const found = [];
      for (let thing = 0; thing < this.count; thing += 1) {
        const reach = this.radius[thing] + OPEN_REACH_PX;
        const [x, y] = [this.x[thing], this.y[thing]];
        if (x + reach >= left && x - reach <= right && y + reach >= top && y - reach <= bottom) {
          if (this.size[thing] === 1) {
            found.push({ thing, x, y, radius: this.radius[thing], row: this.row[thing] });
          } else {
            found.push(...this._open(thing) || [{ thing, x, y, radius: this.radius[thing], row: -1 }]);
          }
        }
      }
      return found;
    }

    // The rows of a thing, the worst first.
    rowsOf(thing) {
      return once(this._rowsOf, thing, () => this._listRows(thing));
    }

    _listRows(thing) {
      const found = new Int32Array(this.size[thing]);
      let at = this._head[thing];
      for (let i = 0; i < found.length; i += 1) {
        found[i] = this._rows[at];
        at = this._next[at];
      }
      const { killed } = this._marks;
      const deaths = row => (Number.isNaN(killed[row]) ? -1 : killed[row]);
      return found.sort((one, other) => deaths(other) - deaths(one) || one - other);
    }

    // [[code of a type, how many], ...], the commonest first.
    typesOf(thing) {
      return once(this._typesOf, thing, () => this._countTypes(thing));
    }

    _countTypes(thing) {
      const { type } = this._marks;
      const counts = [];
      for (let i = 0, at = this._head[thing]; i < this.size[thing]; i += 1, at = this._next[at]) {
        const code = type[this._rows[at]];
        counts[code] = (counts[code] || 0) + 1;
      }
      return Object.entries(counts).map(([code, count]) => [Number(code), count])
        .sort((one, other) => other[1] - one[1] || one[0] - other[0]);
    }

    // {left, top, right, bottom} of the incidents of a thing, in the pixels of zoom 0; `left` may be beyond the edge
    // of the world.
    boundsOf(thing) {
      const { x, y, period } = this._marks;
      const middle = this.x[thing] / this._scale;
      const box = { left: Infinity, top: Infinity, right: -Infinity, bottom: -Infinity };
      for (let i = 0, at = this._head[thing]; i < this.size[thing]; i += 1, at = this._next[at]) {
        const row = this._rows[at];
        const near = x[row] - period * Math.round((x[row] - middle) / period);
        box.left = Math.min(box.left, near);
        box.right = Math.max(box.right, near);
        box.top = Math.min(box.top, y[row]);
        box.bottom = Math.max(box.bottom, y[row]);
      }
      return box;
    }

    // The thing in which a row is, -1 where it is not drawn.
    thingOf(row) {
      if (!this._thingOf) {
        this._thingOf = new Int32Array(this._marks.x.length).fill(-1);
        for (let thing = 0; thing < this.count; thing += 1) {
          for (let i = 0, at = this._head[thing]; i < this.size[thing]; i += 1, at = this._next[at]) {
            this._thingOf[this._rows[at]] = thing;
          }
        }
      }
      return this._thingOf[row];
    }

    // Whether a row is drawn by itself.
    isAlone(row) {
      const thing = this.thingOf(row);
      return this.size[thing] === 1 || this._open(thing) !== null;
    }

    // A node for each row that stands and for each cell with others in it.
    _gather(standing) {
      const { _rows: rows, _marks: marks, _scale: scale } = this;
      const alone = new Set(standing);
      const cells = new Cells(rows.length);
      const cellOf = new Int32Array(rows.length);
      const kinds = new Uint8Array(rows.length);
      for (let at = 0; at < rows.length; at += 1) {
        const row = rows[at];
        kinds[at] = this._kindOf(row);
        cellOf[at] = alone.has(row) ? -1
          : cells.of(Math.floor(marks.x[row] * scale / CELL_PX), Math.floor(marks.y[row] * scale / CELL_PX), kinds[at]);
      }
      this._next = new Int32Array(rows.length).fill(-1);
      const nodes = new Nodes(standing.length + cells.count, this._next, this._period);
      const numberOf = new Map(standing.map((row, i) => [row, i]));
      for (let at = 0; at < rows.length; at += 1) {
        const row = rows[at];
        const node = cellOf[at] < 0 ? numberOf.get(row) : standing.length + cellOf[at];
        nodes.add(node, at, marks.x[row] * scale, marks.y[row] * scale, marks.killed[row], kinds[at]);
      }
      nodes.standing = standing.length;
      return nodes;
    }

    // Join what overlaps until nothing does, and set each thing where it hides no other.
    _settleAll(nodes) {
      this._end = Math.max(this._marks.end * (LARGEST_DISC_PX / LARGEST_SYMBOL_PX) ** 2, nodes.most(SQUARE_PX));
      const order = nodes.order(nodes.standing);
      const of = kind => order.filter(node => nodes.kind[node] === kind);
      const field = new Discs(nodes.count, this._period, GAP_PX);
      for (let node = 0; node < nodes.standing; node += 1) {
        field.put(node, nodes.x(node), nodes.y(node), this._standing.radius[node]);
      }
      this._settle(nodes, of(KNOWN), field);
      for (const kind of [ROUGH, TALLY]) {
        const apart = new Discs(nodes.count, this._period, GAP_PX);
        this._setBetween(nodes, this._settle(nodes, of(kind), apart), field);
      }
      this._field = field;
    }

    // The nodes that are left when each has taken in those that it overlaps.
    _settle(nodes, order, field) {
      for (const node of order) {
        field.put(node, nodes.x(node), nodes.y(node), this._radiusOf(nodes, node));
      }
      const { x, y, radius } = this._standing;
      for (let worst = 0; worst < nodes.standing; worst += 1) {
        field.find(x[worst], y[worst], radius[worst]);
        for (const node of field.found.filter(other => other >= nodes.standing)) {
          field.take(node);
          this._put(nodes, node, field);
        }
      }
      for (const node of order) {
        if (nodes.size[node]) {
          this._takeIn(nodes, node, field);
        }
      }
      return order.filter(node => nodes.size[node]);
    }

    _takeIn(nodes, node, field) {
      const apart = other => other !== node && other >= nodes.standing;
      for (;;) {
        field.find(field.x[node], field.y[node], field.radius[node]);
        const others = field.found.filter(apart);
        if (!others.length) {
          return;
        }
        field.take(node);
        others.forEach(other => {
          field.take(other);
          nodes.join(node, other);
        });
        this._put(nodes, node, field);
      }
    }

    // Put a node at the mean of its incidents, or beside what stands there.
    _put(nodes, node, field) {
      const radius = this._radiusOf(nodes, node);
      this._standing.room(nodes.x(node), nodes.y(node), radius, FAR_PX);
      field.put(node, this._standing.spotX, this._standing.spotY, radius);
    }

    // Set nodes into the room that is left, near to where they belong. Where there is none, what is known roughly
    // joins what is known there, and running totals one another.
    _setBetween(nodes, settled, field) {
      for (let left = settled, round = 0; left.length; round += 1) {
        const placed = [];
        const grown = new Set();
        for (const node of left) {
          const [x, y, radius] = [nodes.x(node), nodes.y(node), this._radiusOf(nodes, node)];
          const free = field.room(x, y, radius, BESIDE_PX);
          const host = free || round >= MOST_ROUNDS ? -1 : this._host(nodes, field, node, x, y, radius);
          if (host >= 0) {
            nodes.join(host, node);
            grown.add(host);
          } else {
            if (!free) {
              field.room(x, y, radius, FAR_PX);
            }
            field.put(node, field.spotX, field.spotY, radius);
            placed.push(node);
          }
        }
        if (!grown.size) {
          return;
        }
        // What took others in is larger now: the rest must find its place anew.
        placed.forEach(node => field.take(node));
        for (const node of grown) {
          if (nodes.size[node] && nodes.kind[node] === KNOWN) {
            field.take(node);
            this._put(nodes, node, field);
            this._takeIn(nodes, node, field);
          }
        }
        left = placed;
      }
    }

    // The nearest thing that may take in a node, -1 where there is none.
    _host(nodes, field, node, x, y, radius) {
      const kind = nodes.kind[node] === ROUGH ? KNOWN : nodes.kind[node];
      field.find(x, y, radius + BESIDE_PX);
      let [host, least] = [-1, Infinity];
      for (const other of field.found) {
        const distance = Math.hypot(field.across(x, field.x[other]), field.y[other] - y);
        const nearer = distance < least || (distance === least && other < host);
        if (other >= nodes.standing && nodes.kind[other] === kind && nearer) {
          [host, least] = [other, distance];
        }
      }
      return host;
    }

    // Keep what is left of the nodes as things.
    _keep(nodes) {
      const kept = Int32Array.from({ length: nodes.count }, (_, node) => node).filter(node => nodes.size[node]);
      const { _field: field } = this;
      this.count = kept.length;
      this.standing = nodes.standing;
      this.x = Float64Array.from(kept, node => field.x[node]);
      this.y = Float64Array.from(kept, node => field.y[node]);
      this.radius = Float64Array.from(kept, node => field.radius[node]);
      this.size = Int32Array.from(kept, node => nodes.size[node]);
      this.kind = Uint8Array.from(kept, node => nodes.kind[node]);
      this.killed = Float64Array.from(kept, node => nodes.killedOf(node));
      this.row = Int32Array.from(kept, node => this._rows[nodes.head[node]]);
      this._head = Int32Array.from(kept, node => nodes.head[node]);
      this._thingOfNode = new Int32Array(nodes.count);
      kept.forEach((node, thing) => { this._thingOfNode[node] = thing; });
      this._standing = null;
    }

    // The incidents of a cluster as things drawn by themselves; null where there is no room for them.
    _open(thing) {
      return once(this._opened, thing, () => (this._mayOpen(thing) ? this._spread(thing) : null));
    }

    _mayOpen(thing) {
      const most = this._few ? 40 : this._scale >= CLOSE_SCALE ? 30 : 6;
      return this.size[thing] > 1 && this.size[thing] <= (this.kind[thing] === ROUGH ? 4 : most);
    }

    _spread(thing) {
      const rows = this.rowsOf(thing);
      const discs = Array.from(rows, row => {
        const [x, y] = this._pointOf(row);
        return { row, thing, radius: this._marks.radius[row],
          x: this.x[thing] + this._field.across(this.x[thing], x), y };
      });
      return dateline.spread(discs, { x: this.x[thing], y: this.y[thing], radius: this._ground(thing) }, GAP_PX);
    }

    // How far about it a thing may spread: up to its neighbours, half of the way where they may do so too.
    _ground(thing) {
      const [x, y] = [this.x[thing], this.y[thing]];
      const own = this.radius[thing];
      const { _field: field } = this;
      let ground = own + OPEN_REACH_PX;
      field.find(x, y, own + 2 * OPEN_REACH_PX);
      for (const node of field.found) {
        const other = this._thingOfNode[node];
        if (other !== thing) {
          const way = Math.hypot(field.across(x, field.x[node]), field.y[node] - y) - own - field.radius[node] - GAP_PX;
          ground = Math.min(ground, own + (this._mayOpen(other) ? way / 2 : way));
        }
      }
      return ground;
    }

    _kindOf(row) {
      const { tally, rough, area } = this._marks;
      if (tally[row]) {
        return TALLY;
      }
      return rough[row] && area[row] * this._scale > ROUGH_FROM_PX ? ROUGH : KNOWN;
    }

    get _period() {
      return this._marks.period * this._scale;
    }

    _pointOf(row) {
      return [this._marks.x[row] * this._scale, this._marks.y[row] * this._scale];
    }

    _radiusOf(nodes, node) {
      if (nodes.size[node] === 1) {
        return this._marks.radius[this._rows[nodes.head[node]]];
      }
      if (nodes.kind[node] === TALLY) {
        return dateline.tallyRadius(nodes.size[node]);
      }
      const killed = nodes.killedOf(node);
      const grown = LARGEST_DISC_PX * Math.sqrt(Math.min(1, (killed || 0) / this._end));
      return Math.max(dateline.labelRadius(nodes.size[node], killed), grown);
    }
  }
})(window.dateline = window.dateline || {});
