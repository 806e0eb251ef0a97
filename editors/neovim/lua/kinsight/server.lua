--- Questions to the server that is attached to a buffer.

local M = {}

--- Shows a message as kinsight's.
---@param message string
---@param level? integer one of vim.log.levels
function M.say(message, level)
  vim.notify("kinsight: " .. message, level or vim.log.levels.INFO)
end

--- Runs a command of the server, see docs/commands.md. A failure is shown, and `done` is not called.
---@param buffer integer a buffer that the server is attached to
---@param command string its name without "kinsight."
---@param argument? table its only argument
---@param done fun(answer: table, client: vim.lsp.Client)
function M.execute(buffer, command, argument, done)
  local client = vim.lsp.get_clients({ bufnr = buffer, name = "kinsight" })[1]
  if not client then
    M.say("이 버퍼에는 서버가 붙어 있지 않습니다. `:checkhealth kinsight`로 까닭을 볼 수 있습니다.", vim.log.levels.WARN)
    return
  end
  local params = { command = "kinsight." .. command, arguments = argument and { argument } or nil }
  client:request("workspace/executeCommand", params, function(failure, answer)
    if failure then
      M.say(failure.message, vim.log.levels.ERROR)
    else
      done(answer, client)
    end
  end, buffer)
end

--- Asks for the diagnostics of every buffer of a client, as Neovim does after an edit.
---@param client vim.lsp.Client
function M.pull(client)
  for buffer in pairs(client.attached_buffers) do
    if not client:is_stopped() and vim.api.nvim_buf_is_loaded(buffer) then
      local params = { textDocument = vim.lsp.util.make_text_document_params(buffer), identifier = "kinsight" }
      client:request("textDocument/diagnostic", params, nil, buffer)
    end
  end
end

return M
