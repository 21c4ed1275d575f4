// Names beside what is drawn, where there is room for them.
(function (dateline) {
  'use strict';

  const SIZE_PX = 11.5;
  const GAP_PX = 4;
  // A place is named once within so much.
  const NEAR_PX = 400;

  // Write the name of a place {lat, lng} on a line `y`, right or left of what reaches from `left` to `right`, in layer
  // points: where it covers nothing and is not cut off, and the same name does not stand nearby.
  dateline.writeBeside = function (ctx, view, { name, latLng, left, right, y, colour, weight }) {
    const key = dateline.nameKey(name, latLng);
    if (view.named.has(key) || isNear(view, name, left, y)) {
      return;
    }
    view.named.add(key);
    ctx.font = `${weight} ${SIZE_PX}px ${dateline.FONT}`;
    ctx.textBaseline = 'middle';
    ctx.textAlign = 'left';
    const wide = ctx.measureText(name).width;
    const { x: from } = view.map.containerPointToLayerPoint([0, 0]);
    const to = from + view.map.getSize().x;
    for (const start of [right + GAP_PX, left - GAP_PX - wide]) {
      const whole = start >= from && start + wide <= to;
      if (whole && view.taken.take(start - 1, y - SIZE_PX / 2 - 1, wide + 2, SIZE_PX + 2)) {
        dateline.haloed(ctx, name, start, y, colour, view.colours.land);
        written.get(view.named).push({ name, x: left, y });
        return;
      }
    }
  };

  // By this the painters of a frame know what has been named.
  dateline.nameKey = (name, { lat, lng }) => `${name} ${lat.toFixed(1)} ${lng.toFixed(1)}`;

  // Where names stand, by the set of what has been named in a frame.
  const written = new WeakMap();

  function isNear({ named }, name, x, y) {
    if (!written.has(named)) {
      written.set(named, []);
    }
    return written.get(named).some(other => other.name === name && Math.hypot(other.x - x, other.y - y) < NEAR_PX);
  }
})(window.dateline = window.dateline || {});
