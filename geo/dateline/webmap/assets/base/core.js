// Data blocks as tables, and text as nodes. Nothing in these files writes markup: all text goes in as text nodes.
(function (dateline) {
  'use strict';

  const blocks = new Map();

  // The JSON of a data block of this page, parsed once.
  dateline.block = function (id) {
    if (!blocks.has(id)) {
      blocks.set(id, dateline.parseBlock(id));
    }
    return blocks.get(id);
  };

  // The same for one reader alone: parsed at every call, and not kept.
  dateline.parseBlock = id => JSON.parse(document.getElementById(id).textContent);

  dateline.style = () => dateline.block('dateline-style');

  // An element with a class and children; strings become text nodes, null and undefined are left out.
  dateline.el = function (tag, className, ...children) {
    const element = document.createElement(tag);
    if (className) {
      element.className = className;
    }
    for (const child of children.flat(Infinity)) {
      if (child !== null && child !== undefined) {
        element.append(child);
      }
    }
    return element;
  };

  // Text from outside: kept apart from its surroundings, so that its direction marks turn nothing else round.
  dateline.foreign = function (tag, className, text) {
    const element = dateline.el(tag, className, String(text));
    element.dir = 'auto';
    return element;
  };

  // The click stays with the button: the map would take it for its own once the button has left the page.
  dateline.button = function (className, label, onClick, ...children) {
    const element = dateline.el('button', className, ...(children.length ? children : [label]));
    element.type = 'button';
    element.setAttribute('aria-label', label);
    element.addEventListener('click', event => {
      event.stopPropagation();
      onClick();
    });
    return element;
  };

  // A function that is called once its calls have ceased for some milliseconds.
  dateline.settled = function (ms, call) {
    let timer = null;
    return () => {
      clearTimeout(timer);
      timer = setTimeout(call, ms);
    };
  };

  // A link where the address is one of the web, plain text where it is anything else.
  dateline.link = function (url, text) {
    const address = webAddress(url);
    if (!address) {
      return dateline.foreign('span', '', text);
    }
    const element = dateline.foreign('a', '', text);
    element.href = address;
    element.target = '_blank';
    element.rel = 'noopener noreferrer';
    return element;
  };

  function webAddress(url) {
    try {
      const parsed = new URL(url);
      return ['http:', 'https:'].includes(parsed.protocol) ? parsed.href : null;
    } catch {
      return null;
    }
  }
})(window.dateline = window.dateline || {});
