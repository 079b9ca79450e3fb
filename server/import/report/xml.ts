/**
 * XML of a spreadsheet’s parts as a run of events, which is all of XML that they use: no namespaces, no document type, and
 * no entities but the five of XML and numbers. Whoever declares others is refused, so nothing expands.
 */

export type XmlHandler = {
	/** Names without their prefix. */
	open(name: string, attributes: Attributes): void;
	text(text: string): void;
	close(name: string): void;
};

export type Attributes = { get(name: string): string | null };

export type XmlRun = 'read' | 'damaged' | 'entities';

/** Comments and instructions are passed over; whether it was well-formed as far as it is asked for. */
export function runXml(source: string, handler: XmlHandler): XmlRun {
	let depth = 0;
	let at = source.charCodeAt(0) === 0xfeff ? 1 : 0;
	while (at < source.length) {
		const tag = source.indexOf('<', at);
		const text = source.slice(at, tag < 0 ? source.length : tag);
		if (text !== '' && depth > 0) {
			const plain = unescaped(text);
			if (plain === null) return 'entities';
			handler.text(plain);
		}
		if (tag < 0) break;
		if (source.startsWith('<!--', tag)) {
			at = after(source, '-->', tag);
		} else if (source.startsWith('<![CDATA[', tag)) {
			at = after(source, ']]>', tag);
			if (at > 0 && depth > 0) handler.text(source.slice(tag + 9, at - 3));
		} else if (source.startsWith('<!', tag)) {
			return 'entities';
		} else if (source.startsWith('<?', tag)) {
			at = after(source, '?>', tag);
		} else {
			at = endOfTag(source, tag);
			if (at === 0) return 'damaged';
			depth += tagIn(source.slice(tag + 1, at - 1), handler);
			if (depth < 0) return 'damaged';
		}
		if (at === 0) return 'damaged';
	}
	return depth === 0 ? 'read' : 'damaged';
}

/** By how much deeper it leads. */
function tagIn(tag: string, handler: XmlHandler): number {
	if (tag.startsWith('/')) {
		handler.close(bareName(tag.slice(1).trimEnd()));
		return -1;
	}
	const alone = tag.endsWith('/');
	const space = tag.search(/[\s/]/);
	const name = bareName(space < 0 ? tag : tag.slice(0, space));
	handler.open(name, attributesIn(space < 0 ? '' : tag.slice(space)));
	if (!alone) return 1;
	handler.close(name);
	return 0;
}

/** Looked up when asked for: most of a cell’s are not. By hand, for a pattern could be made to take very long. */
function attributesIn(text: string): Attributes {
	return {
		get(wanted) {
			let at = 0;
			for (;;) {
				const equals = text.indexOf('=', at);
				if (equals < 0) return null;
				const name = bareName(text.slice(at, equals).trim());
				let from = equals + 1;
				while (text.charAt(from).trim() === '' && from < text.length) from++;
				const quote = text.charAt(from);
				const to = quote === '"' || quote === "'" ? text.indexOf(quote, from + 1) : -1;
				if (to < 0) return null;
				if (name === wanted) return unescaped(text.slice(from + 1, to));
				at = to + 1;
			}
		},
	};
}

function bareName(name: string): string {
	return name.slice(name.indexOf(':') + 1);
}

/** A ">" may stand in a quoted value. 0 where the tag has no end. */
function endOfTag(source: string, tag: number): number {
	let open = '';
	for (let at = tag; at < source.length; at++) {
		const character = source.charAt(at);
		if (open !== '') {
			if (character === open) open = '';
		} else if (character === '>') return at + 1;
		else if (character === '"' || character === "'") open = character;
	}
	return 0;
}

function after(source: string, ending: string, from: number): number {
	const at = source.indexOf(ending, from);
	return at < 0 ? 0 : at + ending.length;
}

const NAMED: Readonly<Record<string, string>> = {
	amp: '&',
	lt: '<',
	gt: '>',
	quot: '"',
	apos: "'",
};

/** Null where an entity is none of XML’s own. */
function unescaped(text: string): string | null {
	if (!text.includes('&')) return text;
	let known = true;
	const plain = text.replace(/&([^;&]*);?/g, (whole, name: string) => {
		const named = NAMED[name];
		if (named !== undefined && whole.endsWith(';')) return named;
		const [, hex, decimal] = /^#(?:x([\da-f]{1,6})|(\d{1,7}))$/i.exec(name) ?? [];
		const point = hex === undefined ? Number(decimal ?? NaN) : parseInt(hex, 16);
		if (point <= 0x10ffff) return String.fromCodePoint(point);
		known = false;
		return '';
	});
	return known ? plain : null;
}
