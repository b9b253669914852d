// Every bound of the program, with its reason.
#pragma once

#include <cstddef>

namespace trailseal {

/// Nesting of objects and lists in a document. Terraform and CloudFormation stay below
/// 50; deeper input is hostile, and recursion would end in a stack overflow.
inline constexpr std::size_t kMaxDepth = 256;

/// Nodes that YAML aliases, or the functions of a template, may expand to: "billion
/// laughs" ends here, below 100 MB. A template of the full megabyte has 100,000.
inline constexpr std::size_t kMaxNodes = 400'000;

/// Bytes of one input. Terraform plans beyond this have not been seen.
inline constexpr std::size_t kMaxInputBytes = std::size_t{2} << 30;

/// Plan and state inside a plan file, unpacked. As JSON they are about four times as
/// large, so this is what kMaxInputBytes allows.
inline constexpr std::size_t kMaxPlanFileBytes = std::size_t{400} << 20;

/// Bytes of a YAML template: the service takes 1 MB; ten times that is a mistake.
inline constexpr std::size_t kMaxYamlBytes = std::size_t{10} << 20;

/// Product of pattern and text length (after symbols are spread out) up to which a
/// half-known match is worked out; beyond it the answer is "unknown".
inline constexpr std::size_t kMaxGlobWork = 50'000'000;

/// Bytes of one file of a configuration, of all files in a plan file, and the number of
/// files of one module: the largest published modules have 2 MB in 100 files.
inline constexpr std::size_t kMaxSourceFileBytes = std::size_t{10} << 20;
inline constexpr std::size_t kMaxSourceBytes = std::size_t{200} << 20;
inline constexpr std::size_t kMaxSourceFiles = 20'000;

/// Bytes of a file of an earlier commit that is read for its name alone (`file()` may name
/// it), and of all files of the commit together: they are kept on disk for the run.
inline constexpr std::size_t kMaxNamedFileBytes = std::size_t{1} << 20;
inline constexpr std::size_t kMaxCommitBytes = std::size_t{1} << 30;

/// Modules that call modules; Terraform's own bound is its stack.
inline constexpr std::size_t kMaxModuleDepth = 64;

/// Resources and module calls of one configuration with all their instances; the largest
/// states that people keep in one piece have some ten thousand.
inline constexpr std::size_t kMaxDeclaredInstances = 100'000;

/// Bytes of one answer in an export, also when unpacked. A snapshot of AWS Config of a
/// large account has some ten megabytes; gzip can make any size of a few bytes.
inline constexpr std::size_t kMaxAnswerBytes = std::size_t{256} << 20;

/// Characters of one text shown to a person before it is cut.
inline constexpr std::size_t kMaxShownText = 400;

/// Nodes on the longest way down an expression of Terraform's language. The evaluator
/// recurses, and `1 + 1 + ...` is as deep as it is long; people stay below 30.
inline constexpr std::size_t kMaxExpressionDepth = 300;

/// Nodes that stand open at once while locals lead to other locals. Each takes about two
/// kilobytes of the stack.
inline constexpr std::size_t kMaxEvaluationDepth = 1000;

/// Nodes of expressions evaluated for one answer: `for` inside `for` multiplies. A second
/// of work; real configurations stay below 100,000.
inline constexpr std::size_t kMaxEvaluationSteps = 2'000'000;

/// Bytes of one text that an expression makes, and members of one collection. AWS's
/// policies end at 20 KB; loops could make any size.
inline constexpr std::size_t kMaxMadeBytes = std::size_t{16} << 20;
inline constexpr std::size_t kMaxMadeMembers = 200'000;

/// Values that a half-known value may have (`b ? x : y`) before they are no longer told
/// apart: operands multiply them.
inline constexpr std::size_t kMaxCandidates = 16;

/// Changes that are tried for one failing result, and the edits of one change. People make
/// one or two mistakes at a time; a key that is created takes four edits.
inline constexpr std::size_t kMaxRepairTries = 60;
inline constexpr std::size_t kMaxRepairEdits = 10;

/// Trails of a graph up to which all of it is judged again for a repair, and not only the
/// part that a change can reach.
inline constexpr std::size_t kMaxWholeTrails = 4;

/// Values of documents that are read again for all repairs of a run: about two seconds of
/// work. Results behind the bound get the advice of their rule.
inline constexpr std::size_t kMaxRepairWork = 1'000'000;

}  // namespace trailseal
