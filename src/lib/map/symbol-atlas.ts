import type { MapPalette } from './palette.ts';
import { SYMBOLS } from './symbol.ts';
import type { DeviceSymbol } from './symbol.ts';

export type SymbolCell = DeviceSymbol | `${DeviceSymbol}-many`;

export type SymbolAtlas = {
	readonly image: HTMLCanvasElement;
	/** Where each symbol lies in the image, in device px. */
	readonly cells: Readonly<
		Record<string, { x: number; y: number; width: number; height: number; mask: false }>
	>;
};

type Point = readonly [x: number, y: number];

/** The outline of a symbol in a square from -1 to 1; the legend draws the same. Null: a circle. */
export function symbolOutline(symbol: DeviceSymbol): readonly Point[] | null {
	switch (symbol) {
		case 'critical':
			return [
				[0, -0.86],
				[0.96, 0.76],
				[-0.96, 0.76],
			];
		case 'warning':
			return [
				[0, -0.92],
				[0.92, 0],
				[0, 0.92],
				[-0.92, 0],
			];
		case 'offline':
		case 'unknown':
		case 'online':
			return null;
		default:
			return symbol satisfies never;
	}
}

/** Half the width of a symbol, as a part of the text's size. */
export function symbolRadius(symbol: DeviceSymbol): number {
	switch (symbol) {
		case 'critical':
			return 0.62;
		case 'warning':
			return 0.58;
		case 'offline':
		case 'unknown':
			return 0.3;
		case 'online':
			return 0.16;
		default:
			return symbol satisfies never;
	}
}

/** All symbols at their size on this screen, so that none is ever scaled: `fontPx` in device px. */
export function symbolAtlas(palette: MapPalette, fontPx: number): SymbolAtlas {
	const cell = Math.ceil(fontPx * 1.9);
	const image = document.createElement('canvas');
	image.width = cell * SYMBOLS.length;
	image.height = cell * 2;
	const pen = image.getContext('2d');
	if (!pen) throw new Error('the browser gives no 2D canvas to draw the symbols on');
	const cells: SymbolAtlas['cells'] = Object.fromEntries(
		SYMBOLS.flatMap((symbol, column) =>
			[false, true].map((many, row) => {
				const x = column * cell;
				const y = row * cell;
				pen.save();
				pen.translate(x + cell / 2, y + cell / 2);
				paint(pen, { symbol, many, palette, fontPx });
				pen.restore();
				return [cellName(symbol, many), { x, y, width: cell, height: cell, mask: false }];
			}),
		),
	);
	return { image, cells };
}

export function cellName(symbol: DeviceSymbol, many: boolean): SymbolCell {
	return many ? `${symbol}-many` : symbol;
}

function paint(
	pen: CanvasRenderingContext2D,
	{
		symbol,
		many,
		palette,
		fontPx,
	}: { symbol: DeviceSymbol; many: boolean; palette: MapPalette; fontPx: number },
): void {
	const radius = fontPx * symbolRadius(symbol) * (many && symbol === 'online' ? 1.5 : 1);
	const halo = Math.max(fontPx * 0.09, 1);
	const outline = symbolOutline(symbol);
	const path = new Path2D();
	if (outline) {
		outline.forEach(([x, y], index) => {
			if (index === 0) path.moveTo(x * radius, y * radius);
			else path.lineTo(x * radius, y * radius);
		});
		path.closePath();
	} else {
		path.arc(0, 0, radius - (symbol === 'online' ? 0 : halo), 0, 2 * Math.PI);
	}
	pen.lineJoin = 'round';
	pen.strokeStyle = palette.halo;
	pen.lineWidth = halo * (symbol === 'online' ? 1.4 : 3);
	pen.stroke(path);
	if (symbol === 'unknown' || symbol === 'offline') {
		pen.strokeStyle = palette.online;
		pen.lineWidth = halo * 1.2;
		pen.fillStyle = palette.halo;
		pen.fill(path);
		pen.stroke(path);
		if (symbol === 'offline') {
			const arm = radius * 0.62;
			pen.stroke(new Path2D(`M${-arm} ${arm}L${arm} ${-arm}`));
		}
		return;
	}
	pen.fillStyle = palette[symbol];
	pen.fill(path);
}
