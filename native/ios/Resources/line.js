// SPDX-License-Identifier: GPL-3.0-only
// The page's line to the iPhone's host. It runs in a world of its own: the page gets one end of a channel, and nothing else
// of it. The host calls bluezoneGreet when the page asks for its line, and bluezoneTell with every message.
(() => {
  let port = null;
  globalThis.bluezoneGreet = () => {
    const channel = new MessageChannel();
    port = channel.port1;
    port.onmessage = ({ data }) => {
      if (typeof data === 'string') webkit.messageHandlers.bluezone.postMessage(data).catch(() => {});
    };
    window.postMessage('bluezone-host-1', '/', [channel.port2]);
  };
  globalThis.bluezoneTell = (text) => port?.postMessage(text);
})();
