/** A bare mqtt.js subscriber, to compare with: counts at QoS 1 and does nothing else. Argument: port. */
import { connectAsync } from 'mqtt';

const client = await connectAsync(`mqtt://127.0.0.1:${process.argv[2]}`, { protocolVersion: 5 });
let received = 0;
client.on('message', () => received++);
await client.subscribeAsync('ioc/v1/#', { qos: 1 });
process.on('message', () => process.send?.({ stored: received }));
process.on('disconnect', () => process.exit(0));
process.send?.('ready');
