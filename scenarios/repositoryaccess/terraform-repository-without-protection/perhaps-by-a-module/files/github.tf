resource "github_repository" "deploy" {
  name       = "deploy"
  visibility = "private"
}

module "protection" {
  source     = "./protection"
  repository = github_repository.deploy.name
}
