import { expect, test } from 'vitest';
import { topicPattern } from './topic-pattern.ts';

function pattern(text: string) {
	const made = topicPattern(text);
	if (typeof made === 'string') throw new Error(made);
	return made;
}

test('named levels are taken out of a topic, and subscribed to by a wildcard', () => {
	const tele = pattern('tele/{device}/LWT');
	expect(tele.filter).toBe('tele/+/LWT');
	expect(tele.match('tele/bơm-1/LWT')).toEqual({ device: 'bơm-1' });
	expect(tele.match('tele/bơm-1/STATE')).toBeNull();
	expect(tele.match('tele/a/b/LWT')).toBeNull();
});

test('wildcards stand for what nobody asks for', () => {
	const deep = pattern('site/+/{device}/#');
	expect(deep.filter).toBe('site/+/+/#');
	expect(deep.match('site/x/cam-1')).toEqual({ device: 'cam-1' });
	expect(deep.match('site/x/cam-1/a/b')).toEqual({ device: 'cam-1' });
	expect(deep.match('site/x')).toBeNull();
});

test('a topic is matched whole, from its beginning to its end', () => {
	const found = (text: string, topics: readonly string[]) =>
		topics.filter((topic) => pattern(text).match(topic) !== null);
	const topics = ['a/b', 'xa/b', 'a/bx', 'a', 'a/', 'x/online', 'xonline', '/online', 'x/y/online'];
	expect(found('a/b', topics)).toEqual(['a/b']);
	expect(found('a/#', topics)).toEqual(['a/b', 'a/bx', 'a', 'a/']);
	expect(found('{device}/online', topics)).toEqual(['x/online', '/online']);
	expect(found('a/{device}', topics)).toEqual(['a/b', 'a/bx', 'a/']);
});

test.each([
	['a/{device}/{device}', '{device} is there twice'],
	['a/x{device}', 'a name takes a whole level, as in a/{device}/b, not x{device}'],
	['a/b+', 'a wildcard takes a whole level, and # the last one, not b+'],
	['a/#/b', 'a wildcard takes a whole level, and # the last one, not #'],
	['#', 'a topic is wanted that tells some messages from others'],
	['', 'a topic is wanted that tells some messages from others'],
])('%s is refused: %s', (text, problem) => {
	expect(topicPattern(text)).toBe(problem);
});
