// Names beside what is drawn, where there is room for them.
(function (dateline) {
  'use strict';

  const SIZE_PX = 11.5;
  const GAP_PX = 4;

  // Write a name on a line `y`, right or left of what reaches from `left` to `right`, where it covers nothing and is
  // not cut off; once for each `key`. Options: {name, key, left, right, y, colour, weight}, in layer points.
  dateline.writeBeside = function (ctx, view, { name, key, left, right, y, colour, weight }) {
    if (view.named.has(key)) {
      return;
    }
    view.named.add(key);
    ctx.font = `${weight} ${SIZE_PX}px ${dateline.FONT}`;
    ctx.textBaseline = 'middle';
    ctx.textAlign = 'left';
    const wide = ctx.measureText(name).width;
    const [from, to] = clearOfCards(view.map);
    for (const start of [right + GAP_PX, left - GAP_PX - wide]) {
      const whole = start >= from && start + wide <= to;
      if (whole && view.taken.take(start - 1, y - SIZE_PX / 2 - 1, wide + 2, SIZE_PX + 2)) {
        dateline.haloed(ctx, name, start, y, colour, view.colours.land);
        return;
      }
    }
  };

  // What is known by name in a neighbourhood of a point in the pixels of zoom 0 is named there once.
  dateline.nameKey = (name, x, y) => `${name} ${x.toFixed(1)} ${y.toFixed(1)}`;

  function clearOfCards(map) {
    const { x } = map.containerPointToLayerPoint([0, 0]);
    return [x + dateline.leftEdge(map), x + map.getSize().x - dateline.rightEdge(map)];
  }
})(window.dateline = window.dateline || {});
