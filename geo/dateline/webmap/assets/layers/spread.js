// Discs that lie on one another, set side by side. No DOM, no map.
(function (dateline) {
  'use strict';

  const TURN = 0.35;
  const STRIDE_PX = 1.6;

  // Discs {x, y, radius, ...} moved so that none comes nearer to another than `gap` and all lie on a ground {x, y,
  // radius}; null where there is no room for that. The first stay where they are as far as they can.
  dateline.spread = function (discs, ground, gap) {
    const placed = [];
    for (const disc of discs) {
      const spot = freeSpot(disc, placed, ground, gap);
      if (!spot) {
        return null;
      }
      placed.push({ ...disc, ...spot });
    }
    return placed;
  };

  // The first free point of a spiral about the middle of a disc.
  function freeSpot(disc, placed, ground, gap) {
    for (let turn = 0; ; turn += TURN) {
      const distance = STRIDE_PX * turn;
      if (distance > 2 * ground.radius) {
        return null;
      }
      const x = disc.x + distance * Math.cos(turn - Math.PI / 2);
      const y = disc.y + distance * Math.sin(turn - Math.PI / 2);
      if (Math.hypot(x - ground.x, y - ground.y) + disc.radius <= ground.radius
        && placed.every(other => Math.hypot(x - other.x, y - other.y) >= disc.radius + other.radius + gap)) {
        return { x, y };
      }
    }
  }
})(window.dateline = window.dateline || {});
