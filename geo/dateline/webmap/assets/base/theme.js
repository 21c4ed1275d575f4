// Light and dark: the colours of theme.css, for what is painted rather than styled.
(function (dateline) {
  'use strict';

  const dark = window.matchMedia('(prefers-color-scheme: dark)');
  const wishes = new WeakMap();
  const read = new WeakMap();

  // Show a map in "light", in "dark", or in "auto": as the reader's system is set.
  dateline.useTheme = function (map, theme) {
    if (!wishes.has(map)) {
      dark.addEventListener('change', () => apply(map));
    }
    wishes.set(map, theme);
    apply(map);
  };

  dateline.themeOf = map => wishes.get(map) || 'light';

  // The custom properties `--dateline-NAME` of a map's container by NAME, read once for each theme.
  dateline.colours = function (map) {
    if (!read.has(map)) {
      const style = getComputedStyle(map.getContainer());
      read.set(map, new Proxy({ __proto__: null }, {
        get(known, name) {
          known[name] = known[name] || style.getPropertyValue(`--dateline-${name}`).trim();
          return known[name];
        },
      }));
    }
    return read.get(map);
  };

  // What a function gives while the map has the colours of a theme. Nobody sees it: the page is not drawn meanwhile.
  dateline.inTheme = function (map, theme, run) {
    const { dataset } = map.getContainer();
    const shown = dataset.theme ?? 'light';
    const use = name => {
      dataset.theme = name;
      read.delete(map);
      dateline.repaintSwatches(map);
    };
    use(theme);
    try {
      return run();
    } finally {
      use(shown);
    }
  };

  function apply(map) {
    const wish = wishes.get(map);
    map.getContainer().dataset.theme = wish === 'auto' ? (dark.matches ? 'dark' : 'light') : wish;
    read.delete(map);
    colourBrowser(map);
    dateline.repaintSwatches(map);
    map.fire('dateline:theme');
  }

  // What a phone puts round the page.
  function colourBrowser(map) {
    const meta = document.querySelector('meta[name=theme-color]') || dateline.el('meta', '');
    meta.name = 'theme-color';
    meta.content = dateline.colours(map).card;
    document.head.append(meta);
  }
})(window.dateline = window.dateline || {});
