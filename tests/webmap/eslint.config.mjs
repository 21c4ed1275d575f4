// Rules for the map's scripts, which run in the page as they stand: one namespace, no modules, no build.
//
// What could make markup or code of text from outside is forbidden; test_map_hostile.py tries whether it holds.

const page = [
  'document', 'window', 'navigator', 'location', 'history', 'performance', 'getComputedStyle', 'setTimeout',
  'clearTimeout',
  'requestAnimationFrame', 'cancelAnimationFrame', 'URL', 'URLSearchParams', 'Blob', 'Image',
  'TextDecoder', 'TextEncoder', 'Path2D', 'OffscreenCanvas', 'MutationObserver', 'ResizeObserver', 'L',
];

const markup = [
  'innerHTML', 'outerHTML', 'insertAdjacentHTML', 'srcdoc', 'setHTMLUnsafe', 'parseFromString',
  'createContextualFragment', 'bindPopup', 'bindTooltip', 'openTooltip',
].map(property => ({ property, message: 'Text is no markup: use textContent.' }));

export default [
  {
    languageOptions: {
      ecmaVersion: 2023,
      sourceType: 'script',
      globals: Object.fromEntries(page.map(name => [name, 'readonly'])),
    },
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    rules: {
      'arrow-body-style': 'error',
      curly: 'error',
      eqeqeq: 'error',
      'max-len': ['error', { code: 120 }],
      'no-caller': 'error',
      'no-eval': 'error',
      'no-extend-native': 'error',
      'no-implied-eval': 'error',
      'no-loop-func': 'error',
      'no-new-func': 'error',
      'no-param-reassign': 'error',
      'no-script-url': 'error',
      'no-shadow': 'error',
      'no-undef': 'error',
      'no-unused-vars': 'error',
      'no-use-before-define': ['error', { functions: false, classes: false, variables: false }],
      'no-var': 'error',
      'object-shorthand': 'error',
      'prefer-arrow-callback': 'error',
      'prefer-const': 'error',
      strict: ['error', 'function'],
      'no-restricted-properties': ['error', ...markup, { object: 'document', property: 'write' }],
      'no-restricted-syntax': [
        'error',
        {
          selector: "CallExpression[callee.property.name='setAttribute'] > Literal[value=/^(on|style$|srcdoc$)/]",
          message: 'The policy of the page forbids handlers and styles in attributes.',
        },
        {
          selector: "TemplateLiteral > TemplateElement[value.raw=/<[a-z!\\u002f]/i], Literal[value=/<[a-z!\\u002f]/i]",
          message: 'Markup in a string: make elements instead.',
        },
      ],
    },
  },
];
