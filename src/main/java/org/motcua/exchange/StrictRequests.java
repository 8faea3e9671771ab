package org.motcua.exchange;

import io.netty.handler.codec.http.HttpDecoderConfig;
import io.netty.handler.codec.http.HttpMessage;
import io.netty.handler.codec.http.HttpRequestDecoder;

/// Reads requests, and turns away what two programs could read in two ways (request smuggling).
final class StrictRequests extends HttpRequestDecoder {
    StrictRequests() {
        super(
                new HttpDecoderConfig()
                        .setMaxInitialLineLength(4096)
                        .setMaxHeaderSize(16384)
                        .setMaxChunkSize(65536));
    }

    @Override
    protected void handleTransferEncodingChunkedWithContentLength(HttpMessage message) {
        throw new IllegalArgumentException("both Transfer-Encoding and Content-Length");
    }
}
