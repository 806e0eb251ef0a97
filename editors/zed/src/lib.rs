//! Starts `kinsight-lsp` for Python in Zed, and hands it the settings of `lsp.kinsight`.

use zed_extension_api::{
    self as zed, serde_json, settings::LspSettings, Command, LanguageServerId, Result, Worktree,
};

const SERVER: &str = "kinsight-lsp";

struct Kinsight;

impl zed::Extension for Kinsight {
    fn new() -> Self {
        Kinsight
    }

    fn language_server_command(&mut self, id: &LanguageServerId, worktree: &Worktree) -> Result<Command> {
        let chosen = LspSettings::for_worktree(id.as_ref(), worktree)
            .ok()
            .and_then(|settings| settings.binary);
        let (path, arguments) = chosen.map_or((None, None), |binary| (binary.path, binary.arguments));
        let command = path
            .or_else(|| worktree.which(SERVER))
            .ok_or_else(|| format!("{SERVER}을(를) 찾지 못했습니다. kinsight를 설치하고 PATH에 두세요."))?;
        Ok(Command {
            command,
            args: arguments.unwrap_or_default(),
            env: worktree.shell_env(),
        })
    }

    fn language_server_workspace_configuration(
        &mut self,
        id: &LanguageServerId,
        worktree: &Worktree,
    ) -> Result<Option<serde_json::Value>> {
        let settings = LspSettings::for_worktree(id.as_ref(), worktree)?.settings;
        Ok(settings.map(|settings| serde_json::json!({ "kinsight": settings })))
    }
}

zed::register_extension!(Kinsight);
