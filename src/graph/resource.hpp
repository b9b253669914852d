// Resource: one node of the graph, whatever language declares it.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "base/text.hpp"
#include "document/value.hpp"

namespace trailseal {

enum class Language { Terraform, CloudFormation };

/// What deployment will do with a resource. A template always creates.
enum class Change { Create, Update, Replace, Delete, NoOp, Read, Forget };

/// This attribute of a resource is made from that attribute of another one.
struct Reference {
  std::string attribute{};         ///< top-level attribute of the resource that refers
  std::string target{};            ///< address of the resource referred to
  std::string target_attribute{};  ///< `arn`, `id`, `Ref`, may be empty
};

/// An exception from a rule, written beside the resource.
struct WrittenWaiver {
  std::string rule{};
  std::string reason{};
  std::string until{};  ///< a day, or empty
  Position position{};
};

/// A node of the graph. Its members are all that the two languages say of a resource:
/// what it is, where it is, what it has, what it waits for.
/// Flat: each front end fills in the few members that its language has, and the domain
/// reads each by itself, so a group would be a struct that nobody passes on.
struct Resource {
  std::string address{};  ///< `module.a.aws_s3_bucket.logs[0]`, or a logical id
  std::string type{};     ///< `aws_s3_bucket`, `AWS::S3::Bucket`
  Language language = Language::Terraform;
  bool data = false;      ///< a Terraform data source: it reads, it manages nothing
  std::size_t input = 0;  ///< index into ResourceGraph::inputs
  Change change = Change::Create;
  /// From an export: AWS says so. The attributes are Terraform's, of a resource that
  /// nothing changes; one that is absent is not configured, one that is unknown was not
  /// asked for or refused.
  bool observed = false;
  /// Likewise of `before`: a plan makes what an export says is there already.
  bool before_observed = false;

  /// Attributes after deployment. Identities that Terraform and CloudFormation only know
  /// after deployment (ARNs, generated names) are synthesized as Texts with symbols;
  /// everything else that is not known is Unknown. CloudFormation's also hold `@ref`, what
  /// `Ref` gives, and `@arn`, the ARN where it follows from the name: the `@` keeps them
  /// apart from properties.
  Value attributes{};
  /// What an attribute that is not there is: absent, or unknown with the reason where a
  /// macro may still add it.
  Value otherwise{};
  /// Attributes before it (Terraform updates, deletions, no-ops); absent otherwise.
  Value before{};

  Text region{};   ///< symbol where not known; never empty
  Text account{};  ///< whose it is
  Text partition{};
  /// The account that deploys it, where that is another: a trail of an organization is its
  /// management account's, whoever creates it (CloudTrail User Guide, "Organization
  /// delegated administrator"). Empty: its own.
  Text deployer{};

  /// The account in which what belongs to it is created.
  const Text& deploying_account() const { return deployer.empty() ? account : deployer; }

  std::vector<Reference> references{};  ///< Terraform: of the same ones as depends_on
  /// Addresses (same input) that deployment finishes before it starts this one: explicit
  /// and implied, direct edges only. Terraform: of trails, of what they wait for, and so
  /// on; nobody asks for those of other resources, and a large plan has many.
  std::vector<std::string> depends_on{};

  std::string pointer{};  ///< JSON pointer of the object that `attributes` was read from
  Position position{};    ///< of the resource itself; zero for one-line plans
  /// Will it exist at all? Unknown where a condition is not decided, with the reason.
  Verdict exists = Verdict::Holds;
  std::string exists_reason{};

  std::vector<WrittenWaiver> waivers{};
  std::string label{};  ///< another name people know it by (CDK path), may be empty
};

}  // namespace trailseal
