// Source for variables and settings: git(1), git-config(1), gitprotocol-common(5).
//
//   rev-parse --verify NAME^{commit}   which commit it is
//   ls-tree -r -z -l                   MODE TYPE ID SIZE <tab> PATH <nul>
//   cat-file --batch                   ID TYPE SIZE <newline> CONTENT <newline>
//
// None of them looks at the index or the files of the working tree, so no filter, hook or
// monitor has a part in it; a content that a partial clone lacks is not fetched.
#include "load/git_commit.hpp"

#include <algorithm>
#include <charconv>
#include <optional>

#include "load/child_process.hpp"
#include "load/spooled_file.hpp"

namespace trailseal::load {
namespace {

/// So much content is asked for at once.
constexpr std::size_t kBatchBytes = std::size_t{64} << 20;

std::vector<std::string> environment_of_git(const std::filesystem::path& root) {
  return {
      "PATH=/usr/local/bin:/usr/bin:/bin",
      "HOME=/nonexistent",
      "LC_ALL=C",
      "GIT_CONFIG_NOSYSTEM=1",
      "GIT_CONFIG_GLOBAL=/dev/null",
      "GIT_TERMINAL_PROMPT=0",
      "GIT_OPTIONAL_LOCKS=0",
      "GIT_NO_REPLACE_OBJECTS=1",
      "GIT_NO_LAZY_FETCH=1",
      "GIT_ALLOW_PROTOCOL=none",
      "GIT_CEILING_DIRECTORIES=" + root.parent_path().string(),
  };
}

/// The user named this repository, so it may belong to somebody else, as the checkout of a
/// container does.
std::vector<std::string> settings_of_git(const std::filesystem::path& root) {
  return {"--no-pager",           "-c", "safe.directory=" + root.string(), "-c",
          "core.fsmonitor=false", "-c", "core.hooksPath=/dev/null",        "-c",
          "core.sshCommand=false"};
}

Error no_commit(const std::string& name) {
  return {.message = "`" + name + "` is not a commit of this repository",
          .help =
              "`--compare` takes a branch, a tag or a commit; a shallow clone needs "
              "it fetched first: `git fetch --depth 1 origin NAME`, then "
              "`--compare FETCH_HEAD`"};
}

std::optional<std::size_t> number_in(std::string_view text) {
  const std::size_t first = text.find_first_not_of(' ');
  if (first == text.npos) return std::nullopt;
  text.remove_prefix(first);
  std::size_t number = 0;
  const auto [end, code] =
      std::from_chars(text.data(), text.data() + text.size(), number);
  if (code != std::errc{} || end != text.data() + text.size()) return std::nullopt;
  return number;
}

/// `100644 blob ID SIZE<tab>PATH`; nothing for what is no file.
std::optional<CommittedFile> file_in(std::string_view entry) {
  const std::size_t tab = entry.find('\t');
  if (tab == entry.npos) return std::nullopt;
  const std::string_view head = entry.substr(0, tab);
  const std::size_t mode = head.find(' ');
  const std::size_t type = mode == head.npos ? mode : head.find(' ', mode + 1);
  const std::size_t id = type == head.npos ? type : head.find(' ', type + 1);
  if (id == head.npos || head.substr(mode + 1, type - mode - 1) != "blob") {
    return std::nullopt;
  }
  const auto size = number_in(head.substr(id + 1));
  if (!size) return std::nullopt;
  return CommittedFile{.path = std::string(entry.substr(tab + 1)),
                       .blob = std::string(head.substr(type + 1, id - type - 1)),
                       .size = *size,
                       .is_link = head.substr(0, mode) == "120000"};
}

}  // namespace

Result<std::string> GitCommit::run(std::vector<std::string> words,
                                   const std::string& input) const {
  ChildRequest request{.program = git_,
                       .arguments = settings_of_git(root_),
                       .directory = root_.string(),
                       .input = input,
                       .environment = environment_of_git(root_)};
  const std::string command = words.front();
  for (std::string& word : words) request.arguments.push_back(std::move(word));
  auto child = run_child(request);
  if (!child) return child.error();
  if (child->status == 0) return std::move(child->out);
  return Error{.message = "`git " + command +
                          "` fails: " + child->err.substr(0, child->err.find('\n'))};
}

Result<GitCommit> GitCommit::find(const std::filesystem::path& root,
                                  const std::string& name) {
  // What begins with a dash would be an option; no name of git's has a control character.
  const bool odd = std::any_of(name.begin(), name.end(), [](char c) {
    return static_cast<unsigned char>(c) < ' ' || c == '\x7f';
  });
  if (name.empty() || name.front() == '-' || odd) return no_commit(name);
  const std::string git = find_program("git");
  if (git.empty()) {
    return Error{.message = "the program `git` was not found, and `--compare` needs it"};
  }
  GitCommit commit(root, git);
  const auto id = commit.run({"rev-parse", "--verify", "--quiet", name + "^{commit}"});
  if (!id) return no_commit(name);
  commit.id_ = id->substr(0, id->find('\n'));
  const bool is_id =
      commit.id_.size() >= 40 &&
      commit.id_.find_first_not_of("0123456789abcdef") == std::string::npos;
  if (!is_id) return no_commit(name);
  return commit;
}

Result<std::vector<CommittedFile>> GitCommit::files() const {
  const auto list = run({"ls-tree", "-r", "-z", "-l", "--full-tree", id_});
  if (!list) return list.error();
  std::vector<CommittedFile> files;
  std::string_view rest = *list;
  while (!rest.empty()) {
    const std::size_t end = std::min(rest.find('\0'), rest.size());
    if (auto file = file_in(rest.substr(0, end))) files.push_back(std::move(*file));
    rest.remove_prefix(std::min(end + 1, rest.size()));
  }
  return files;
}

Result<void> GitCommit::read(const std::vector<CommittedFile>& files,
                             const Take& take) const {
  for (std::size_t from = 0; from < files.size();) {
    std::size_t to = from;
    for (std::size_t bytes = 0; to < files.size() && bytes < kBatchBytes; ++to) {
      bytes += files[to].size;
    }
    if (auto done = read_some(files, from, to, take); !done) return done;
    from = to;
  }
  return {};
}

Result<void> GitCommit::read_some(const std::vector<CommittedFile>& files,
                                  std::size_t from, std::size_t to,
                                  const Take& take) const {
  std::string ids;
  for (std::size_t i = from; i < to; ++i) ids += files[i].blob + "\n";
  const Result<SpooledFile> list = SpooledFile::write(ids);
  if (!list) return list.error();
  const auto contents = run({"cat-file", "--batch"}, list->path());
  if (!contents) return contents.error();
  std::string_view rest = *contents;
  for (std::size_t i = from; i < to; ++i) {
    const std::size_t line = rest.find('\n');
    const std::string expected = files[i].blob + " blob " + std::to_string(files[i].size);
    if (line == rest.npos || rest.substr(0, line) != expected ||
        rest.size() - line < files[i].size + 2) {
      return Error{
          .message = "the content of `" + files[i].path + "` is not in this clone",
          .help = "this may be a partial clone: fetch the commit in full"};
    }
    if (auto done = take(files[i], rest.substr(line + 1, files[i].size)); !done) {
      return done;
    }
    rest.remove_prefix(line + files[i].size + 2);
  }
  return {};
}

}  // namespace trailseal::load
