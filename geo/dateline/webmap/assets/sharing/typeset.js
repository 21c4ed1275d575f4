// Text on a canvas: in lines of a width, each in the direction of its own script.
(function (dateline) {
  'use strict';

  // After signs that have no direction, a letter of a script that runs from right to left.
  const RIGHT_TO_LEFT = /^\P{L}*[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}]/u;
  const LINE = 1.35;

  // Text from outside in the middle of our own, so that its direction marks turn nothing else round.
  dateline.isolated = words => `\u2068${words}\u2069`;

  // A paragraph of at most so many lines, as {height, paint(ctx, x, y)}; `style` is {size, weight, colour, most}.
  dateline.paragraph = function (text, width, { size, weight = 400, colour, most = Infinity }) {
    const font = `${weight} ${size}px ${dateline.FONT}`;
    const lines = linesOf(text, width, font, most);
    const turned = RIGHT_TO_LEFT.test(text);
    return {
      height: lines.length * size * LINE,
      paint(ctx, x, y) {
        ctx.font = font;
        ctx.fillStyle = colour;
        ctx.textBaseline = 'middle';
        ctx.direction = turned ? 'rtl' : 'ltr';
        ctx.textAlign = turned ? 'right' : 'left';
        lines.forEach((line, i) => ctx.fillText(line, turned ? x + width : x, y + (i + 0.5) * size * LINE));
        ctx.direction = 'ltr';
        ctx.textAlign = 'left';
      },
    };
  };

  const measuring = document.createElement('canvas').getContext('2d');

  function linesOf(text, width, font, most) {
    measuring.font = font;
    const fits = words => measuring.measureText(words).width <= width;
    const lines = [''];
    for (const word of text.split(/\s+/).filter(part => part)) {
      const last = lines.length - 1;
      const joined = lines[last] ? `${lines[last]} ${word}` : word;
      if (fits(joined)) {
        lines[last] = joined;
      } else {
        const pieces = broken(word, fits);
        lines.splice(lines[last] ? last + 1 : last, lines[last] ? 0 : 1, ...pieces);
      }
      if (lines.length > most) {
        return [...lines.slice(0, most - 1), shortened(lines[most - 1], fits)];
      }
    }
    return text.trim() ? lines : [];
  }

  // A word that is wider than the line, in pieces that are not.
  function broken(word, fits) {
    const pieces = [''];
    for (const sign of word) {
      if (pieces.at(-1) && !fits(pieces.at(-1) + sign)) {
        pieces.push('');
      }
      pieces[pieces.length - 1] += sign;
    }
    return pieces;
  }

  function shortened(line, fits) {
    const signs = [...line];
    while (signs.length && !fits(`${signs.join('')} …`)) {
      signs.pop();
    }
    return `${signs.join('')} …`;
  }
})(window.dateline = window.dateline || {});
