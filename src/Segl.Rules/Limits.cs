namespace Segl.Rules;
