import { isIP, type Socket } from 'node:net';
import type { PeerCertificate, TLSSocket } from 'node:tls';
import type { Phase, Silence } from '../../core/attempt.ts';
import { certificateFacts } from './faults.ts';
import type { Way } from './proxy.ts';

/** Where a request begins: a proxy, a name to look up, or an address to connect to. */
export const firstPhase = (url: string, way: Way): Phase =>
  way.kind !== 'direct' ? 'proxy' : isIP(new URL(url).hostname.replace(/^\[|\]$/g, '')) ? 'connect' : 'lookup';

/** Asked of the socket, not of its class: for that, every run on loopback would load Node's TLS. */
const isSecure = (socket: Socket): socket is TLSSocket => 'encrypted' in socket && socket.encrypted === true;

/** How far a request is, kept up to date by its socket. */
export class Progress {
  phase: Phase;
  socket: Socket | null = null;
  certificate: PeerCertificate | undefined;
  constructor(phase: Phase) {
    this.phase = phase;
  }
  follow(socket: Socket, onReady: () => void): void {
    this.socket = socket;
    const ready = (): void => {
      this.phase = 'headers';
      onReady();
    };
    socket.once('lookup', () => {
      if (this.phase === 'lookup') this.phase = 'connect';
    });
    if (!isSecure(socket)) {
      if (socket.connecting) socket.once('connect', ready);
      else ready();
      return;
    }
    socket.once('connect', () => {
      this.phase = 'tls';
    });
    // Before Node judges the certificate and drops it: its dates and names are what tells a clock from a company's proxy.
    socket.prependOnceListener('secure', () => {
      this.certificate = socket.getPeerCertificate();
    });
    socket.once('secureConnect', ready);
  }
  /** Whether anything of a reply came. Under TLS that cannot be told: the handshake's tickets are bytes too. */
  get replyBegan(): boolean {
    return this.socket !== null && !isSecure(this.socket) && this.socket.bytesRead > 0;
  }
  /** What is known where no answer came. */
  silence(codes: readonly string[], message: string, way: Way): Silence {
    const certificate = certificateFacts(this.certificate);
    return {
      kind: 'silence',
      phase: this.phase,
      codes,
      message,
      ...(way.kind === 'direct' ? {} : { proxy: way.shown }),
      ...(certificate === undefined ? {} : { certificate }),
    };
  }
}
