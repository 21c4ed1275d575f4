// Layers of the reader's own: areas, lines and points, which answer with their attributes.
(function (dateline) {
  'use strict';

  const { el, foreign, t } = dateline;
  const POINT_PX = 5;
  const NEAR_PX = 5;
  const AREA_ALPHA = 0.12;

  dateline.vectorLayer = options => new VectorLayer(options);

  const VectorLayer = dateline.Painted.extend({
    options: { stage: 'lines' },
    rank: 1,

    onAdd(map) {
      if (!this._data) {
        this._data = dateline.block(this.options.data);
        [this._rings, this._lines, this._points] = ['rings', 'lines', 'points'].map(name => ({
          rows: this._data[name].rows,
          lines: new dateline.Lines(this._data[name].lines, map, this._data.step),
        }));
      }
      dateline.Painted.prototype.onAdd.call(this, map);
      dateline.listen(map);
    },

    colour(colours) {
      return colours[this.options.colour] || this.options.colour;
    },

    paint(ctx, view) {
      const colour = this.colour(view.colours);
      ctx.save();
      dateline.toWorld(ctx, view);
      ctx.lineJoin = 'round';
      ctx.fillStyle = colour;
      ctx.globalAlpha = AREA_ALPHA;
      const rings = this._rings.lines.inView(view);
      areasOf(rings, this._rings.rows).forEach(({ path }) => ctx.fill(path, 'evenodd'));
      ctx.globalAlpha = 1;
      dateline.strokeLines(ctx, view, rings, colour, 1.4);
      const lines = this._lines.lines.inView(view);
      dateline.strokeLines(ctx, view, lines, view.colours.land, 4);
      dateline.strokeLines(ctx, view, lines, colour, 2);
      ctx.restore();
      ctx.fillStyle = colour;
      ctx.strokeStyle = view.colours.land;
      ctx.lineWidth = 1.2;
      this._points.lines.inView(view).forEach(point => {
        const { x, y } = view.at(point.bounds.min);
        triangle(ctx, x, y, POINT_PX);
      });
    },

    hits(point, view) {
      const rows = new Set();
      this._points.lines.inView(view).filter(one => view.at(one.bounds.min).distanceTo(point) <= POINT_PX + 3)
        .forEach(one => rows.add(this._points.rows[one.at]));
      this._lines.lines.inView(view).filter(one => dateline.onLine(point, view, one.edge, NEAR_PX))
        .forEach(one => rows.add(this._lines.rows[one.at]));
      areasOf(this._rings.lines.inView(view), this._rings.rows).filter(({ path }) => dateline.inside(point, view, path))
        .forEach(({ row }) => rows.add(row));
      return [...rows].map(row => ({
        title: this._titleOf(row) ?? this._name(),
        latLng: view.latLngAt(point),
        offset: L.point(0, 0),
        content: () => this._details(row),
      }));
    },

    // Its sign in the legend and beside its name.
    swatch(map) {
      const { rings, lines } = this._kinds();
      return dateline.swatch(map, 20, 12, (ctx, colours) => {
        ctx.fillStyle = this.colour(colours);
        ctx.strokeStyle = this.colour(colours);
        if (rings) {
          ctx.globalAlpha = 2 * AREA_ALPHA;
          ctx.fillRect(1, 1, 18, 10);
          ctx.globalAlpha = 1;
          ctx.lineWidth = 1.4;
          ctx.strokeRect(1, 1, 18, 10);
        } else if (lines) {
          ctx.lineWidth = 2;
          ctx.beginPath();
          ctx.moveTo(0, 6);
          ctx.lineTo(20, 6);
          ctx.stroke();
        } else {
          ctx.strokeStyle = colours.card;
          ctx.lineWidth = 1;
          triangle(ctx, 10, 6, POINT_PX);
        }
      });
    },

    // What it is called, in the legend too.
    title() {
      return this._name();
    },

    _kinds() {
      const { rings, lines } = dateline.block(this.options.data);
      return { rings: rings.rows.length > 0, lines: lines.rows.length > 0 };
    },

    _name() {
      return dateline.block(this.options.name);
    },

    _titleOf(row) {
      const { columns, named } = this._data;
      return named < 0 ? null : columns[named][1][row];
    },

    _details(row) {
      const attributes = this._data.columns.filter(([, values]) => values[row] !== null);
      const title = this._titleOf(row);
      const lines = attributes.map(([column, values]) =>
        el('tr', '', heading(column), el('td', '', value(values[row]))));
      return [
        foreign('p', 'dateline-kind', this._name()),
        title === null ? null : foreign('h2', '', title),
        lines.length ? el('table', 'dateline-attributes', el('tbody', '', lines))
          : el('p', 'dateline-silent', t('layers.bare')),
      ];
    },
  });

  function heading(column) {
    const cell = foreign('th', '', column);
    cell.scope = 'row';
    return cell;
  }

  function value(given) {
    // A number may be a year or an id: it is shown as it was given.
    return typeof given === 'number' ? String(given) : dateline.link(given, given);
  }

  // The areas that rings make up, one a row of the layer, holes and all.
  function areasOf(rings, rows) {
    const areas = new Map();
    rings.forEach(ring => {
      const row = rows[ring.at];
      if (!areas.has(row)) {
        areas.set(row, { row, path: new Path2D() });
      }
      areas.get(row).path.addPath(ring.path);
    });
    return [...areas.values()];
  }

  function triangle(ctx, x, y, radius) {
    ctx.beginPath();
    ctx.moveTo(x, y - radius);
    ctx.lineTo(x + radius, y + 0.8 * radius);
    ctx.lineTo(x - radius, y + 0.8 * radius);
    ctx.closePath();
    ctx.fill();
    ctx.stroke();
  }
})(window.dateline = window.dateline || {});
