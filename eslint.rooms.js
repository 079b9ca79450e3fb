/**
 * Who may import whom: the table of ARCHITECTURE.md, one block a folder. `tests/architecture/import-rule.test.ts`
 * seeds a violation for each row.
 *
 * A block names the places its files may import from, as subpath imports. Everything else of the project is
 * forbidden, by subpath and by relative path, in `import`, `export … from` and `import()`.
 */

/** Every place, and how a relative path names it after its `../`; inside `src/lib` the rooms are neighbours. */
const PLACES = [
	...['domain', 'wire', 'state', 'map', 'ui', 'messages', 'scene', 'panels'].map((name) => ({
		alias: `#lib/${name}/`,
		path: `(?:src/)?lib/${name}/`,
		neighbour: `(?:(?:src/)?lib/)?${name}/`,
	})),
	{ alias: '#routes/', path: '(?:src/)?routes/', neighbour: '(?:src/)?routes/' },
	...['server', 'ingest', 'tests'].map((name) => ({
		alias: `#${name}/`,
		path: `${name}/`,
		neighbour: `${name}/`,
	})),
];

/** @typedef {{ regex: string, message: string }} Forbidden */

/** @type {Forbidden[]} */
const EVERYWHERE = [
	{
		regex: String.raw`^[.#](?!.*\.[a-z]+(?:\?.*)?$)(?!.*/\$types$)`,
		message: 'Imports name the whole file, with its ending.',
	},
	{
		regex: String.raw`(?:^|/)index\.(?:ts|js|mjs)$`,
		message: 'No barrels: import the file itself.',
	},
	{ regex: String.raw`^\$lib(?:/|$)`, message: 'Use #lib/…, which Node, Vite and tsc all know.' },
];

/** @type {Forbidden} */
const MQTT = {
	regex: '^mqtt(?:/|$)',
	message: 'Only ingest/mqtt.ts and ingest/simulate/publisher.ts import mqtt.',
};

/** @type {Forbidden} */
const SOCKET_CLIENT = {
	regex: '^socket\\.io-client(?:/|$)',
	message: 'Only src/lib/state imports socket.io-client.',
};

/** @type {Forbidden} */
const ANY_PACKAGE = {
	regex: String.raw`^(?![.#]|geojson$)`,
	message: 'The domain is pure: no package, no Node API (types of geojson apart).',
};

/** @type {Forbidden} */
const NOT_YET_INSTALLED = {
	regex: String.raw`^(?![.#]|node:)`,
	message: 'This runs before the dependencies are installed: Node’s own modules only.',
};

/** @type {Forbidden} */
const EMBEDDED = {
	regex: String.raw`^(?:#server/|\./|(?:\.\./)+(?:server/)?)embedded/`,
	message: 'Nothing imports the embedded start: it is a composition root.',
};

/**
 * @param {{ name: string, mayImport: string[], insideLib: boolean }} room
 * @returns {Forbidden[]}
 */
function otherPlaces({ name, mayImport, insideLib }) {
	const message = `${name} may import only ${mayImport.join(', ') || 'itself'} (ARCHITECTURE.md).`;
	const allowed = mayImport.map((place) => place.slice(1)).join('|');
	const relative = PLACES.flatMap(({ alias, path, neighbour }) => {
		const whole = mayImport.some((place) => alias.startsWith(place));
		if (whole) return [];
		const parts = mayImport.filter((place) => place.startsWith(alias));
		const but = parts.map((place) => place.slice(alias.length)).join('|');
		return [`${insideLib ? neighbour : path}${but ? `(?!${but})` : ''}`];
	});
	return [
		{ regex: allowed ? `^#(?!${allowed})` : '^#', message },
		{ regex: `^(?:\\.\\./)+(?:${relative.join('|')})`, message },
	];
}

/**
 * The same list for `import … from`, and for `import()`, which no-restricted-imports does not look at.
 *
 * @param {Forbidden[]} forbidden
 * @returns {import('eslint').Linter.RulesRecord}
 */
function rules(forbidden) {
	return {
		'no-restricted-imports': ['error', { patterns: forbidden }],
		'no-restricted-syntax': [
			'error',
			{ selector: 'ExportAllDeclaration', message: 'No barrels: export where it is made.' },
			{
				selector: 'ExportNamedDeclaration[source]',
				message: 'No barrels: export where it is made.',
			},
			...forbidden.map(({ regex, message }) => ({
				selector: `ImportExpression > Literal[value=/${regex.replaceAll('/', '\\u002F')}/]`,
				message,
			})),
		],
	};
}

/**
 * @param {{ files: string[], mayImport: string[], forbidden?: Forbidden[] }} room
 * @returns {import('eslint').Linter.Config}
 */
function room({ files, mayImport, forbidden = [MQTT, SOCKET_CLIENT] }) {
	const name = files[0]?.replace(/\/\*\*.*$/, '') ?? '';
	const insideLib = name.startsWith('src/lib/');
	return {
		name: `room ${name}`,
		files,
		rules: rules([...EVERYWHERE, ...forbidden, ...otherPlaces({ name, mayImport, insideLib })]),
	};
}

const PURE = ['#lib/domain/', '#lib/wire/'];
const WORDS = ['#lib/messages/'];

/** Later blocks replace earlier ones for the files that both name. */
export const rooms = [
	{ name: 'everywhere', rules: rules(EVERYWHERE) },
	room({ files: ['src/lib/*.{ts,js,svelte}', 'src/*.ts', 'src/routes/**'], mayImport: ['#lib/'] }),
	room({
		files: ['src/**/+*.server.ts', 'src/**/+server.ts', 'src/hooks.server.ts', 'src/app.d.ts'],
		mayImport: ['#lib/', '#server/services.ts'],
	}),
	room({
		files: ['src/lib/domain/**'],
		mayImport: ['#lib/domain/'],
		forbidden: [ANY_PACKAGE],
	}),
	room({ files: ['src/lib/domain/**/*.test.ts'], mayImport: ['#lib/domain/'] }),
	room({ files: ['src/lib/wire/**'], mayImport: PURE }),
	room({ files: ['src/lib/messages/**'], mayImport: ['#lib/domain/', '#lib/messages/'] }),
	room({
		files: ['src/lib/state/**'],
		mayImport: [...PURE, ...WORDS, '#lib/state/'],
		forbidden: [MQTT],
	}),
	room({ files: ['src/lib/map/**'], mayImport: [...PURE, ...WORDS, '#lib/map/'] }),
	room({ files: ['src/lib/ui/**'], mayImport: [...PURE, ...WORDS, '#lib/ui/'] }),
	room({
		files: ['src/lib/scene/**'],
		mayImport: [...PURE, ...WORDS, '#lib/state/', '#lib/map/', '#lib/ui/', '#lib/scene/'],
	}),
	room({
		files: ['src/lib/panels/**'],
		mayImport: [
			...[...PURE, ...WORDS, '#lib/state/', '#lib/map/', '#lib/ui/', '#lib/scene/'],
			'#lib/panels/',
		],
	}),
	room({
		// What the server reads of a type of panel.
		files: ['src/lib/panels/panel-type.ts', 'src/lib/panels/*/query.ts'],
		mayImport: [...PURE, '#lib/panels/', '#server/services.ts'],
	}),
	room({
		files: ['server/**'],
		mayImport: [...PURE, '#server/'],
		forbidden: [MQTT, SOCKET_CLIENT, EMBEDDED],
	}),
	room({
		// The command says what became of a report in words that the console has, too.
		files: ['server/import/**'],
		mayImport: [...PURE, '#server/', '#lib/messages/report/'],
		forbidden: [MQTT, SOCKET_CLIENT, EMBEDDED],
	}),
	room({
		files: ['server/scenes/**'],
		mayImport: [...PURE, '#server/', '#lib/panels/panel-type.ts'],
		forbidden: [MQTT, SOCKET_CLIENT, EMBEDDED],
	}),
	room({ files: ['server/embedded/**'], mayImport: [...PURE, '#server/', '#ingest/'] }),
	room({
		files: ['server/setup/**/*.mjs'],
		mayImport: [],
		forbidden: [NOT_YET_INSTALLED],
	}),
	room({ files: ['ingest/**'], mayImport: [...PURE, '#server/db/', '#ingest/'] }),
	room({
		files: ['ingest/mqtt.ts', 'ingest/simulate/publisher.ts'],
		mayImport: [...PURE, '#server/db/', '#ingest/'],
		forbidden: [SOCKET_CLIENT],
	}),
];
