// Whose data the places are: beside the attribution, in text nodes, as it may be anybody's text.
(function (dateline) {
  'use strict';

  const { el, foreign, t } = dateline;

  dateline.credits = options => new Credits(options);

  const Credits = L.Control.extend({
    options: { position: 'bottomright' },

    onAdd() {
      const lines = dateline.block(this.options.data)
        .map(line => el('div', '', `${t('credits.places')}: `, ...linked(line)));
      return el('div', 'leaflet-control-attribution dateline-credits', ...lines);
    },
  });

  function linked(text) {
    return text.split(/(https:\/\/[^\s,;]+)/)
      .map((part, index) => (index % 2 ? dateline.link(part, part) : foreign('span', '', part)));
  }
})(window.dateline = window.dateline || {});
