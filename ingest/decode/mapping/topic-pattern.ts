/** Topics that a centre describes: MQTT's wildcards, and names for the levels that matter, as in `tele/{device}/LWT`. */

export type TopicPattern = {
	/** As MQTT subscribes to it. */
	readonly filter: string;
	readonly names: readonly string[];
	/** The named parts of a topic that it matches; null where it does not. */
	match(topic: string): Readonly<Record<string, string>> | null;
};

const NAMED = /^\{([a-z][A-Za-z0-9]*)\}$/;

/** The pattern, or a sentence that says what is wrong with it. */
export function topicPattern(text: string): TopicPattern | string {
	const levels = text.split('/');
	const names = levels.map((level) => NAMED.exec(level)?.[1] ?? null);
	const twice = names.find((name, at) => name !== null && names.indexOf(name) !== at);
	if (twice !== undefined) return `{${twice}} is there twice`;
	for (const [at, level] of levels.entries()) {
		if (names[at] !== null || level === '+') continue;
		if (level === '#' && at === levels.length - 1) continue;
		if (/[{}]/.test(level)) return `a name takes a whole level, as in a/{device}/b, not ${level}`;
		if (/[+#]/.test(level))
			return `a wildcard takes a whole level, and # the last one, not ${level}`;
	}
	if (text === '' || levels[0] === '#')
		return 'a topic is wanted that tells some messages from others';
	const open = levels.at(-1) === '#';
	const fixed = open ? levels.slice(0, -1) : levels;
	const isFree = (level: string, at: number) => level === '+' || names[at] !== null;
	const firstFree = fixed.findIndex(isFree);
	const tail = fixed.slice(fixed.findLastIndex(isFree) + 1).join('/');
	/** Most topics are told apart by how they begin and end, without being taken apart. */
	const begins = firstFree === -1 ? fixed.join('/') : [...fixed.slice(0, firstFree), ''].join('/');
	const ends = open ? '' : firstFree === -1 || tail === '' ? tail : `/${tail}`;
	return {
		filter: levels.map((level, at) => (names[at] === null ? level : '+')).join('/'),
		names: names.filter((name) => name !== null),
		match(topic: string) {
			if (!topic.startsWith(begins) || !topic.endsWith(ends)) return null;
			const parts = topic.split('/');
			if (open ? parts.length < fixed.length : parts.length !== fixed.length) return null;
			const found: Record<string, string> = {};
			for (const [at, level] of fixed.entries()) {
				const part = parts[at] ?? '';
				const name = names[at] ?? null;
				if (name !== null) found[name] = part;
				else if (level !== '+' && level !== part) return null;
			}
			return found;
		},
	};
}
