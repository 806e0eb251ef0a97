--- What the user commands do. Each function takes the table that Neovim gives to a user command.

local preview = require("kinsight.preview")
local server = require("kinsight.server")

local M = {}

--- :KinsightLevel [level]: chooses the level until Neovim ends; `settings` takes that back. Without one, a menu.
function M.level(call)
  local buffer = vim.api.nvim_get_current_buf()
  local function set(level)
    server.execute(buffer, "setLevel", { level = level }, function(status)
      server.say("수준을 " .. status.levelName .. "으로 맞췄습니다.")
    end)
  end
  if call.args == "settings" then
    set(vim.NIL)
  elseif call.args ~= "" then
    set(call.args)
  else
    server.execute(buffer, "status", nil, function(status)
      vim.ui.select(status.levels, {
        prompt = "인사이트의 수준 (지금은 " .. status.levelName .. ")",
        kind = "kinsight_level",
        format_item = function(level)
          return level.name
        end,
      }, function(level)
        if level then
          set(level.id)
        end
      end)
    end)
  end
end

--- Shows what a command would change beside the buffer, and changes it when the user agrees; with `now`, at once.
local function change(command, options, now)
  local buffer = vim.api.nvim_get_current_buf()
  local tick = vim.api.nvim_buf_get_changedtick(buffer)
  local argument = vim.tbl_extend("error", { uri = vim.uri_from_bufnr(buffer), preview = true }, options)
  server.execute(buffer, command, argument, function(answer, client)
    local document = (answer.documents or {})[1]
    if not document then
      server.say(answer.message)
      return
    end
    local function apply()
      if not vim.api.nvim_buf_is_loaded(buffer) or vim.api.nvim_buf_get_changedtick(buffer) ~= tick then
        server.say("그사이 코드가 바뀌어 적용하지 않았습니다. 다시 실행하세요.", vim.log.levels.WARN)
        return
      end
      vim.lsp.util.apply_text_edits(document.edits, buffer, client.offset_encoding)
      server.say(answer.message)
    end
    if now then
      apply()
    else
      preview.ask(buffer, document.text, answer.message, apply)
    end
  end)
end

--- :KinsightAnnotate[!] [level]: writes insights into the whole file. With !, without a preview.
function M.annotate(call)
  change("annotate", { level = call.args ~= "" and call.args or nil }, call.bang)
end

--- :KinsightStrip[!] [all]: removes the insights that kinsight wrote, or everyone's. With !, without a preview.
function M.strip(call)
  change("strip", { all = call.args == "all" }, call.bang)
end

--- Shows an insight or a caution in a window.
local function show(result)
  vim.lsp.util.open_floating_preview(vim.split(result.markdown, "\n"), "markdown", {
    border = "rounded",
    focus_id = "kinsight.search",
    title = " " .. result.title .. " ",
    max_width = 100,
  })
end

--- :KinsightSearch [words]: finds insights and cautions in the catalog, and shows the one that is chosen.
function M.search(call)
  local buffer = vim.api.nvim_get_current_buf()
  local function find(query)
    if not query then
      return
    end
    server.execute(buffer, "search", { query = query }, function(answer)
      if #answer.results == 0 then
        server.say("`" .. query .. "`에 맞는 것이 없습니다.")
        return
      end
      vim.ui.select(answer.results, {
        prompt = "인사이트와 주의",
        kind = "kinsight_search",
        format_item = function(result)
          return ("[%s] %s: %s"):format(result.badge or "주의", result.title, result.brief)
        end,
      }, function(result)
        if result then
          show(result)
        end
      end)
    end)
  end
  if call.args ~= "" then
    find(call.args)
  else
    vim.ui.input({ prompt = "찾을 낱말: " }, find)
  end
end

return M
