// Which layers of the map are shown.
(function (dateline) {
  'use strict';

  const { el, foreign, t } = dateline;

  dateline.layerControl = options => new LayerControl(options);

  const LayerControl = dateline.Card.extend({
    options: { position: 'topright', label: 'layers.label', className: 'dateline-layers', layers: [] },

    content(map) {
      const names = dateline.block(this.options.names);
      const layers = this.options.layers.map((one, i) => ({ ...one, name: names[i] }));
      const bases = layers.filter(one => !one.overlay);
      const choose = chosen => bases.forEach(one => (one === chosen ? map.addLayer(one.layer) : map.removeLayer(one.layer)));
      return [
        bases.length > 1 ? bases.map(one => choice('radio', one, map, () => choose(one))) : null,
        layers.filter(one => one.overlay).map(one => choice('checkbox', one, map, input =>
          (input.checked ? map.addLayer(one.layer) : map.removeLayer(one.layer)))),
      ];
    },
  });

  function choice(kind, one, map, onChange) {
    const input = el('input', '');
    input.type = kind;
    input.name = kind === 'radio' ? 'dateline-base' : '';
    input.checked = map.hasLayer(one.layer);
    input.addEventListener('change', () => onChange(input));
    return el('label', 'dateline-choice', input, foreign('span', '', one.name));
  }
})(window.dateline = window.dateline || {});
