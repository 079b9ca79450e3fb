import { expect, test } from 'vitest';
import { MapKeeper, type Wish } from './map-keeper.ts';

type Stage = { readonly number: number; readonly rest: () => void; readonly stop: () => void };

/** A keeper, and all that happened, in words. */
function scene() {
	const told: string[] = [];
	let made = 0;
	const keeper = new MapKeeper<Stage>();
	const make = (): Stage => ({
		number: ++made,
		rest: () => told.push('rests'),
		stop: () => told.push('stops'),
	});
	const wishOf = (name: string): Wish<Stage> => ({
		make,
		onlent: ({ number }) => told.push(`${name} has ${String(number)}`),
		ontaken: () => told.push(`${name} has none`),
	});
	return { told, keeper, wishOf };
}

test('whoever comes after another is lent the same map', () => {
	const { told, keeper, wishOf } = scene();
	const end = keeper.ask(wishOf('a'));
	end();
	keeper.ask(wishOf('b'));
	expect(told).toEqual(['a has 1', 'a has none', 'rests', 'b has 1']);
});

test('who asks last has it, and when that one goes it is again the one’s before', () => {
	const { told, keeper, wishOf } = scene();
	keeper.ask(wishOf('a'));
	const end = keeper.ask(wishOf('b'));
	end();
	expect(told).toEqual(['a has 1', 'a has none', 'b has 1', 'b has none', 'a has 1']);
});

test('who goes without having it takes it from nobody, nor gets it later', () => {
	const { told, keeper, wishOf } = scene();
	const endA = keeper.ask(wishOf('a'));
	const endB = keeper.ask(wishOf('b'));
	told.length = 0;
	endA();
	endB();
	expect(told).toEqual(['b has none', 'rests']);
});

test('where none could be made nobody has one, and the next one who asks tries again', () => {
	const { told, keeper, wishOf } = scene();
	const end = keeper.ask({ ...wishOf('a'), make: () => null });
	end();
	keeper.ask(wishOf('b'));
	expect(told).toEqual(['b has 1']);
});

test('once it has stopped, who gives back wakes nobody', () => {
	const { told, keeper, wishOf } = scene();
	keeper.ask(wishOf('a'));
	const end = keeper.ask(wishOf('b'));
	told.length = 0;
	keeper.stop();
	end();
	keeper.stop();
	expect(told).toEqual(['stops']);
});
