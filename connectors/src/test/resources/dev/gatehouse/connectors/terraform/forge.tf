provider "github" {
  owner = "acme"
}

resource "github_organization_settings" "acme" {
  billing_email                             = "billing@example.com"
  default_repository_permission             = "read"
  members_can_create_public_repositories    = false
  secret_scanning_enabled_for_new_repositories = var.scan
}

resource "github_membership" "ada" {
  username = "ada"
  role     = "admin"
}

resource "github_repository" "deploy" {
  name       = "deploy"
  visibility = "private"

  security_and_analysis {
    secret_scanning {
      status = "enabled"
    }
  }
}

resource "github_branch_protection" "main" {
  repository_id          = github_repository.deploy.node_id
  pattern                = "main"
  enforce_admins         = true
  require_signed_commits = true

  required_pull_request_reviews {
    required_approving_review_count = 2
    require_code_owner_reviews      = true
  }

  required_status_checks {
    strict   = true
    contexts = ["test", local.scan_job]
  }
}

resource "github_branch_protection_v3" "release" {
  repository = "deploy"
  branch     = "release"

  restrictions {
    teams = [github_team.platform.slug]
  }
}

resource "github_repository_ruleset" "main" {
  name        = "main"
  target      = "branch"
  enforcement = "active"

  conditions {
    ref_name {
      include = ["~DEFAULT_BRANCH"]
      exclude = []
    }
  }
  bypass_actors {
    actor_id    = 5
    actor_type  = "RepositoryRole"
    bypass_mode = "always"
  }
  rules {
    required_signatures = true
    pull_request {
      required_approving_review_count = 1
    }
  }
}

resource "gitlab_group" "acme" {
  name                              = "acme"
  require_two_factor_authentication = false
}

resource "gitlab_branch_protection" "main" {
  project            = gitlab_project.deploy.id
  branch             = "main"
  push_access_level  = "no one"
  allow_force_push   = false

  allowed_to_push {
    user_id = 50
  }
}

resource "aws_cloudtrail" "all" {
  name                       = "all"
  s3_bucket_name             = aws_s3_bucket.trail.id
  is_multi_region_trail      = true
  enable_log_file_validation = true
  enable_logging             = null

  event_selector {
    read_write_type = "All"
  }
}

resource "aws_s3_bucket_policy" "trail" {
  bucket = aws_s3_bucket.trail.id
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Principal = "*"
      Action    = ["s3:GetObject"]
      Resource  = "${aws_s3_bucket.trail.arn}/*"
    }]
  })
}

resource "aws_iam_policy" "deploy" {
  policy = <<-JSON
    {"Statement": []}
  JSON
}
