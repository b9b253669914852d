// TrailEvidence: one trail with its bucket, its keys, and what decided its requests.
#pragma once

#include <cstddef>
#include <string>
#include <utility>
#include <vector>

#include "document/value.hpp"

namespace trailseal::evidence {

/// Where a fact was read, of which account and region it is, and of which time.
struct Source {
  std::string input{};
  std::string place{};   ///< an address
  std::string answer{};  ///< of an export: the file that holds it, else the command
  std::string account{}, region{};
  std::string time{};  ///< when AWS gave the answer; empty: the input tells none
};

/// One statement of a policy as it stands there.
struct StatementExcerpt {
  std::size_t number = 0;  ///< in its policy, from 1
  std::string sid{};
  Value document{};  ///< its elements in the order of AWS's documentation
};

/// A condition key of a request and what it holds.
using ContextEntry = std::pair<std::string, std::string>;

/// The simulated request, with the keys that the statements beside it ask for.
struct RequestExcerpt {
  std::string principal{}, action{}, resource{};
  std::vector<ContextEntry> context{};
};

/// One request of CloudTrail and what the policy says to it.
struct DecisionEvidence {
  std::string question{};  ///< `write log files`
  std::string policy{};    ///< `bucket policy`, `key policy`
  std::string outcome{};   ///< `allowed`, `denied`, `not-allowed`, `unknown`
  RequestExcerpt request{};
  std::vector<StatementExcerpt> statements{};
  std::vector<std::string> why{};
  std::string missing{}, help{};  ///< of an unknown
  Source source{};
};

/// A statement of a key policy that lets somebody decrypt, or keeps somebody from it; or a
/// grant on the key.
struct DecryptGrant {
  std::vector<std::string> principals{};
  std::string effect{};     ///< `Allow`, `Deny`, `grant`
  bool certain = true;      ///< false: part of the statement is not known
  std::string statement{};  ///< "statement `Readers`"
  std::vector<std::string> conditions{};
};

struct KeyEvidence {
  std::string use{};  ///< `log files`, `bucket default`
  std::string address{}, arn{}, id{};
  std::vector<std::string> aliases{};
  std::string manager{}, state{}, rotation{};
  std::vector<DecryptGrant> decrypt{};
  std::string decrypt_note{};  ///< what else there is to say of it
  Source policy_source{};
  Source source{};
};

struct BucketEvidence {
  std::string address{}, name{};
  std::string algorithm{}, key{}, bucket_key{};  ///< of the default encryption
  std::string set_by{};                          ///< the resource that sets it
  std::string versioning{}, access_logging{};
  Source encryption_source{};
  Source source{};
};

/// A delivered object, by its metadata.
struct ObjectEvidence {
  std::string key{}, kind{};  ///< `log`, `digest`
  std::string modified{}, algorithm{}, kms_key{}, bucket_key{};
  std::string remark{};  ///< how its encryption compares with the trail's
  Source source{};
};

/// What CloudTrail itself says of its deliveries in one region. An error is `none` where
/// CloudTrail has none to tell.
struct StatusEvidence {
  std::string logging{};
  std::string delivery{}, delivery_error{};
  std::string digest{}, digest_error{};
  std::string missing{}, help{};  ///< why there is no answer, and what would give it
  Source source{};
};

/// A finding of Security Hub.
struct HubEvidence {
  std::string product{}, control{}, about{};
  std::string status{}, state{}, workflow{}, updated{};
  Source source{};
};

/// One requirement, judged.
struct RequirementEvidence {
  std::string code{}, rule{}, severity{};
  std::string outcome{};  ///< `pass`, `fail`, `unknown`, `waived`
  std::string resource{}, message{}, help{};
  std::vector<std::string> why{};
  Source source{};
};

/// Its members are what an auditor asks of a trail.
struct TrailEvidence {
  std::string address{}, label{}, name{}, arn{};
  std::string organization{}, multi_region{}, logging{}, validation{};
  std::string prefix{};
  std::string algorithm{}, key{};  ///< of its log files
  std::string delivery{};          ///< `allowed`, `denied`, `unknown`
  std::string scenario{};          ///< where it is so: "when `Stage` is `prod`"
  Source source{};
  BucketEvidence bucket{};
  std::vector<KeyEvidence> keys{};
  std::vector<DecisionEvidence> decisions{};
  std::vector<StatusEvidence> statuses{};
  std::vector<ObjectEvidence> objects{};
  std::string objects_note{};  ///< on objects that are older than the encryption
  std::vector<HubEvidence> hub{};
  std::vector<RequirementEvidence> requirements{};
};

}  // namespace trailseal::evidence
