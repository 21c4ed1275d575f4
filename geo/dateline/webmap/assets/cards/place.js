// What is known of a place that the articles name, as elements; and the incidents there.
(function (dateline) {
  'use strict';

  const { el, foreign, t } = dateline;
  const MOST_LISTED = 6;

  dateline.placeDetails = function (map, table, row) {
    const get = column => table.get(column, row);
    const name = get('name');
    const country = get('country');
    return [
      el('p', 'dateline-kind', dateline.featureLabel(get('feature_class')),
        country && country !== name ? [' · ', foreign('span', '', country)] : null),
      dateline.passage('h2', '', name),
      el('p', 'dateline-meta', [
        t('details.mentions', { n: get('mentions') || 0 }),
        t('details.articles', { n: get('articles') || 0 }),
        `· ${t('details.incidents', { n: get('incidents') || 0 })}`,
      ].join(' ')),
      there(map, name, country),
    ];
  };

  // The selected incidents at a place of that name, and a button that asks for it alone.
  function there(map, name, country) {
    const layers = [];
    map.eachLayer(layer => layer.selection && layers.push(layer));
    const [layer] = layers;
    if (!layer) {
      return null;
    }
    const { incidents } = layer.tables;
    const at = [...layer.selection.matching()].filter(row => incidents.get('place', row) === name
      && (!country || !incidents.get('country', row) || incidents.get('country', row) === country));
    return at.length ? [
      el('ul', 'dateline-there', at.slice(0, MOST_LISTED).map(row => el('li', '', open(map, layer.tables, row)))),
      layer.selection.facets.has('text')
        ? dateline.button('dateline-only', t('details.only'), () => layer.selection.set({ text: name })) : null,
    ] : null;
  }

  function open(map, tables, row) {
    const title = tables.incidents.get('title', row);
    return dateline.button('dateline-all', title, () => {
      dateline.open(tables.incidents.get('id', row), true) || dateline.showDetails(map, [{ tables, row }], true);
    }, foreign('span', '', title));
  }
})(window.dateline = window.dateline || {});
