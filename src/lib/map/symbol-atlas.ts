import type { MapPalette } from './palette.ts';
import { isTrouble, SYMBOLS, symbolOutline, symbolRadius } from './symbol.ts';
import type { DeviceSymbol } from './symbol.ts';

export type SymbolAtlas = {
	readonly image: HTMLCanvasElement;
	/** Where each symbol lies in the image, in device px; as tight as can be, for every px of it is drawn. */
	readonly cells: Readonly<
		Record<string, { x: number; y: number; width: number; height: number; mask: false }>
	>;
};

type Look = { readonly palette: MapPalette; readonly fontPx: number };

const EDGE_EM = 0.09;

/** All symbols at their size on this screen, so that none is ever scaled: `fontPx` in device px. */
export function symbolAtlas(palette: MapPalette, fontPx: number): SymbolAtlas {
	const image = document.createElement('canvas');
	const kinds = SYMBOLS.flatMap((symbol) =>
		[false, true].map((many) => ({
			symbol,
			many,
			side: 2 * Math.ceil(fontPx * (symbolRadius(symbol, many) + 2 * EDGE_EM)) + 2,
		})),
	);
	image.width = kinds.reduce((sum, { side }) => sum + side, 0);
	image.height = Math.max(...kinds.map(({ side }) => side));
	const pen = image.getContext('2d');
	if (!pen) throw new Error('the browser gives no 2D canvas to draw the symbols on');
	pen.lineJoin = 'round';
	const cells: Record<string, SymbolAtlas['cells'][string]> = {};
	let x = 0;
	for (const { symbol, many, side } of kinds) {
		pen.save();
		pen.translate(x + side / 2, side / 2);
		if (many && !isTrouble(symbol)) paintRing(pen, symbol, { palette, fontPx });
		else paint(pen, symbol, { palette, fontPx });
		pen.restore();
		cells[cellName(symbol, many)] = { x, y: 0, width: side, height: side, mask: false };
		x += side;
	}
	return { image, cells };
}

export function cellName(symbol: DeviceSymbol, many: boolean): string {
	return many ? `${symbol}-many` : symbol;
}

/** Quiet devices together: a dot in a ring, which is broken where not all of them are online. */
function paintRing(
	pen: CanvasRenderingContext2D,
	symbol: DeviceSymbol,
	{ palette, fontPx }: Look,
): void {
	const edge = Math.max(fontPx * EDGE_EM, 1);
	const ring = circle(fontPx * symbolRadius(symbol, true) - edge);
	pen.globalAlpha = 0.6;
	pen.fillStyle = palette.halo;
	pen.fill(ring);
	pen.globalAlpha = 1;
	pen.fillStyle = palette.online;
	pen.fill(circle(fontPx * symbolRadius('online', false)));
	pen.strokeStyle = palette.online;
	pen.lineWidth = edge;
	if (symbol !== 'online') pen.setLineDash([fontPx * 0.24, fontPx * 0.16]);
	pen.stroke(ring);
}

function paint(
	pen: CanvasRenderingContext2D,
	symbol: DeviceSymbol,
	{ palette, fontPx }: Look,
): void {
	const radius = fontPx * symbolRadius(symbol, false);
	const edge = Math.max(fontPx * EDGE_EM, 1);
	const outline = symbolOutline(symbol);
	const shape = outline
		? new Path2D(`M${outline.map(([x, y]) => `${x * radius} ${y * radius}`).join('L')}Z`)
		: circle(symbol === 'online' ? radius : radius - edge);
	pen.strokeStyle = palette.halo;
	pen.lineWidth = edge * (symbol === 'online' ? 1.2 : 3);
	pen.stroke(shape);
	if (symbol !== 'unknown' && symbol !== 'maintenance') {
		pen.fillStyle = palette[symbol];
		pen.fill(shape);
		return;
	}
	pen.fillStyle = palette.halo;
	pen.fill(shape);
	pen.strokeStyle = palette.online;
	pen.lineWidth = edge * 1.2;
	pen.stroke(shape);
	if (symbol === 'unknown') return;
	const arm = radius * 0.62;
	pen.stroke(new Path2D(`M${-arm} ${arm}L${arm} ${-arm}`));
}

function circle(radius: number): Path2D {
	const path = new Path2D();
	path.arc(0, 0, radius, 0, 2 * Math.PI);
	return path;
}
