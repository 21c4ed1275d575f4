// Meridians and parallels, very quiet, with their degrees along the lower and the right edge of the map.
(function (dateline) {
  'use strict';

  const STEPS_DEG = [60, 30, 20, 10, 5, 2, 1, 0.5, 0.2, 0.1, 0.05, 0.02, 0.01];
  // Lines come no nearer to each other than this, in pixels.
  const LEAST_GAP = 130;
  const MOST_LAT = 85;
  const SIZE = 9.5;

  dateline.graticuleLayer = options => new GraticuleLayer(options);

  const GraticuleLayer = dateline.Painted.extend({
    options: { stage: 'lines' },
    rank: -1,

    onAdd(map) {
      dateline.Painted.prototype.onAdd.call(this, map);
      this._degrees = { rank: 7, paint: (ctx, view) => paintDegrees(ctx, view) };
      dateline.stage(map, 'symbols').add(this._degrees);
    },

    onRemove(map) {
      dateline.stage(map, 'symbols').remove(this._degrees);
      dateline.Painted.prototype.onRemove.call(this, map);
    },

    paint(ctx, view) {
      const { lons, lats } = grid(view);
      const { min, max } = view.bounds;
      ctx.beginPath();
      lons.forEach(({ x }) => {
        ctx.moveTo(x, min.y);
        ctx.lineTo(x, max.y);
      });
      lats.forEach(({ y }) => {
        ctx.moveTo(min.x, y);
        ctx.lineTo(max.x, y);
      });
      ctx.strokeStyle = view.colours.graticule;
      ctx.lineWidth = 1;
      ctx.stroke();
    },
  });

  function paintDegrees(ctx, view) {
    const { map, colours } = view;
    const { x: edge, y: bottom } = map.containerPointToLayerPoint(map.getSize());
    const right = Math.min(edge, view.bounds.max.x);
    const { lons, lats } = grid(view);
    ctx.font = `${SIZE}px ${dateline.FONT}`;
    ctx.textBaseline = 'middle';
    ctx.textAlign = 'center';
    lons.forEach(({ degrees, x }) => write(degrees, ['west', 'east'], x, bottom - SIZE, 0.5));
    ctx.textAlign = 'right';
    lats.forEach(({ degrees, y }) => write(degrees, ['south', 'north'], right - 5, y, 1));

    function write(degrees, sides, x, y, before) {
      const side = degrees % 180 === 0 ? 'none' : sides[Number(degrees > 0)];
      const words = dateline.t(`graticule.${side}`, { n: Math.abs(degrees) });
      const wide = ctx.measureText(words).width;
      if (view.taken.take(x - before * wide - 2, y - SIZE / 2 - 2, wide + 4, SIZE + 4)) {
        dateline.haloed(ctx, words, x, y, colours.degrees, colours.land);
      }
    }
  }

  // The meridians and parallels in view, on this copy of the world, as {degrees, x} and {degrees, y}.
  function grid(view) {
    const { crs } = view.map.options;
    const degree = view.scale * crs.scale(0) / 360;
    const step = STEPS_DEG.findLast(one => one * degree >= LEAST_GAP) ?? STEPS_DEG[0];
    const corner = view.latLngAt(view.bounds.min);
    const far = view.latLngAt(view.bounds.max);
    const at = (lat, lng) => view.at(crs.latLngToPoint(L.latLng(lat, lng), 0));
    return {
      lons: steps(Math.max(-180, corner.lng), Math.min(180 - step / 2, far.lng), step)
        .map(degrees => ({ degrees, x: crisp(at(0, degrees).x) })),
      lats: steps(Math.max(-MOST_LAT, far.lat), Math.min(MOST_LAT, corner.lat), step)
        .map(degrees => ({ degrees, y: crisp(at(degrees, 0).y) })),
    };
  }

  const crisp = pixels => Math.floor(pixels) + 0.5;

  // The multiples of a step from one number to another, without the noise of adding fractions.
  function steps(from, to, step) {
    const first = Math.ceil(from / step);
    const length = Math.max(0, Math.floor(to / step) - first + 1);
    return Array.from({ length }, (_, i) => Number(((first + i) * step).toFixed(2)));
  }
})(window.dateline = window.dateline || {});
