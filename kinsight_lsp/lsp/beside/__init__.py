"""kinsight beside another language server, for clients that run one server a document: ``kinsight-lsp --with "pylsp"``.

The process started by the client runs no analysis. It starts kinsight and the other server as its children, hands every
message of the client to both, and merges what they answer.
"""
