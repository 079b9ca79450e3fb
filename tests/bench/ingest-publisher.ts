/**
 * Publishes telemetry at QoS 1 as fast as the broker acknowledges it, straight over a socket, so that it costs the
 * machine as little as may be. Argument: port. Over IPC it is told how many more to publish.
 */
import { connect } from 'node:net';
import { generate, parser } from 'mqtt-packet';

const UNACKNOWLEDGED = 2_000;
const DEVICES = 500;

const port = Number(process.argv[2]);
if (!port) throw new Error('usage: ingest-publisher.ts PORT');
const socket = connect(port, '127.0.0.1');
const incoming = parser();
const began = Date.now() - 1_000_000;
let wanted = 0;
let sent = 0;
let acknowledged = 0;

incoming.on('packet', (packet) => {
	if (packet.cmd === 'connack') process.send?.('connected');
	if (packet.cmd === 'puback') acknowledged++;
});
socket.on('data', (chunk) => {
	incoming.parse(chunk);
	if (acknowledged > 0) fill();
});
process.on('message', (more) => {
	wanted += Number(more);
	fill();
});
process.on('disconnect', () => process.exit(0));
socket.write(
	generate({
		cmd: 'connect',
		protocolVersion: 4,
		clientId: `flood-${process.pid}`,
		clean: true,
		keepalive: 0,
	}),
);

function fill(): void {
	socket.cork();
	while (sent < wanted && sent - acknowledged < UNACKNOWLEDGED) {
		socket.write(
			generate({
				cmd: 'publish',
				qos: 1,
				dup: false,
				retain: false,
				messageId: (sent % 65_535) + 1,
				topic: `ioc/v1/bench/device/d-${sent % DEVICES}/telemetry`,
				// One time per message: each is a row of its own.
				payload: `{"ts":${began + sent},"values":{"pm25":${(sent % 1000) / 10}}}`,
			}),
		);
		sent++;
	}
	socket.uncork();
}
