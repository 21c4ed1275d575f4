// Maps of tiles from a server, which are asked for nothing until the reader has agreed.
(function (dateline) {
  'use strict';

  const MARKUP = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

  dateline.tileMap = options => new TileMap(options.url, {
    ...options,
    attribution: options.credit.replace(/[&<>"']/g, sign => MARKUP[sign]),
    // So that a picture of the map can be saved.
    crossOrigin: 'anonymous',
    // Some servers refuse who does not say where they come from; the page's own address beyond its host is not said.
    referrerPolicy: 'strict-origin-when-cross-origin',
  });

  const TileMap = L.TileLayer.extend({
    onAdd(map) {
      L.TileLayer.prototype.onAdd.call(this, map);
      map.getContainer().classList.add('dateline-tiled');
      dateline.setNamed(map, this.options.named);
    },

    onRemove(map) {
      dateline.setNamed(map, false);
      map.getContainer().classList.remove('dateline-tiled');
      L.TileLayer.prototype.onRemove.call(this, map);
    },

    // Whether the server would answer this page at all.
    refuses() {
      return this.options.webOnly && !window.location.protocol.startsWith('http');
    },

    host() {
      return new URL(this.options.url.replace('{s}.', '')).host;
    },
  });

  const named = new WeakSet();

  // Whether the base map that is shown writes the names of towns and countries itself.
  dateline.isNamed = map => named.has(map);

  dateline.setNamed = function (map, isNamed) {
    isNamed ? named.add(map) : named.delete(map);
    dateline.stage(map, 'symbols').repaint();
  };
})(window.dateline = window.dateline || {});
