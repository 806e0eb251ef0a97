# Where install.sh puts things, and in which versions. Read by the scripts beside it, which set $editors.
node_version=24.19.0
code_server_version=4.139.1
node="$editors/node-$node_version"
code_server="$editors/code-server-$code_server_version"
driver="$editors/playwright"
