<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns="http://www.w3.org/1999/xhtml" xmlns:b="urn:buzon:catalogo" exclude-result-prefixes="b">
  <xsl:include href="../../../common/servicios.xsl"/>

  <xsl:variable name="g" select="/acto/gastosAtencion"/>
  <xsl:variable name="propia" select="$g/obligado/@calidad = 'persona-atendida'"/>

  <xsl:template match="/acto" mode="titulo">Resolución que determina gastos por atención a una persona no derechohabiente</xsl:template>

  <xsl:template match="/acto" mode="resumen">
    <dt>¿Qué es este documento?</dt>
    <dd>
      <xsl:choose>
        <xsl:when test="$propia">El Instituto le cobra la atención médica que le dio cuando no tenía derecho a sus servicios.</xsl:when>
        <xsl:otherwise>El Instituto le cobra la atención médica que dio a una persona sin derecho a sus servicios, por la que usted se comprometió a responder.</xsl:otherwise>
      </xsl:choose>
      <xsl:text> El anexo dice qué servicios fueron. Crédito número </xsl:text><xsl:value-of select="$g/credito"/>.
    </dd>
    <xsl:call-template name="cuanto-debo"><xsl:with-param name="importe" select="$g/total"/></xsl:call-template>
    <xsl:call-template name="hasta-cuando"><xsl:with-param name="pago" select="$g/pago"/></xsl:call-template>
  </xsl:template>

  <xsl:template match="/acto" mode="consecuencias">
    <xsl:call-template name="carga-de-la-deuda"/>
    <dt>¿Y si tenía derecho?</dt>
    <dd>Presente con su recurso el documento que muestre que la persona era derechohabiente el día de la atención.</dd>
    <xsl:call-template name="como-me-inconformo"/>
  </xsl:template>

  <xsl:template match="/acto" mode="resuelve">
    <section>
      <h2>Resultandos</h2>
      <p><strong>Primero.</strong>
        <xsl:choose>
          <xsl:when test="$propia"> El Instituto atendió a <xsl:value-of select="destinatario/nombre"/></xsl:when>
          <xsl:otherwise> El Instituto atendió a la persona que identifica el anexo</xsl:otherwise>
        </xsl:choose>
        <xsl:choose>
          <xsl:when test="$g/estancia/@modalidad = 'urgencia'">, que ingresó por urgencia</xsl:when>
          <xsl:otherwise>, en atención programada</xsl:otherwise>
        </xsl:choose>. El anexo dice en qué fechas y en qué unidad médica.</p>
      <p><strong>Segundo.</strong> Consultados los registros del Instituto, con el folio <xsl:value-of select="$g/derechos/@folio"/>,
        <xsl:choose>
          <xsl:when test="$g/derechos/@resultado = 'sin-registro'">no existe registro de la persona como asegurada ni como beneficiaria</xsl:when>
          <xsl:otherwise>la persona no tenía vigentes sus derechos</xsl:otherwise>
        </xsl:choose> en la fecha de su ingreso.</p>
      <p><strong>Tercero.</strong>
        <xsl:choose>
          <xsl:when test="$g/obligado/@calidad = 'persona-atendida'"> El destinatario es la persona que recibió los servicios.</xsl:when>
          <xsl:otherwise>
            <xsl:choose><xsl:when test="$g/obligado/@calidad = 'representante'"> El destinatario representa a la persona atendida</xsl:when><xsl:otherwise> El destinatario se obligó a pagar los servicios</xsl:otherwise></xsl:choose>
            <xsl:text>, según consta en </xsl:text><xsl:value-of select="$g/obligado/compromiso/@documento"/>, de <xsl:call-template name="fecha"><xsl:with-param name="dia" select="$g/obligado/compromiso/@fecha"/></xsl:call-template>.</xsl:otherwise>
        </xsl:choose>
      </p>
    </section>
    <section>
      <h2>Considerandos</h2>
      <p><strong>Primero.</strong> Los gastos que el Instituto tiene derecho a exigir de las personas no derechohabientes tienen el carácter de crédito fiscal (artículo 287 de la Ley del Seguro Social), y el Instituto los determina y cobra como organismo fiscal autónomo (artículos 270 y 271 de la misma ley).</p>
      <p><strong>Segundo.</strong> Los servicios se valúan con los costos unitarios por nivel de atención que aprobó <xsl:call-template name="tabulador"><xsl:with-param name="tabulador" select="$g/tabulador"/></xsl:call-template>. El anexo relaciona cada servicio, su número y su costo. De su importe se descuenta lo que ya se pagó:</p>
      <div class="tabla" role="region" tabindex="0" aria-label="Integración del crédito">
        <table class="w-5-2">
          <caption>Integración del crédito, en pesos</caption>
          <thead><tr><th scope="col">Concepto</th><th scope="col" class="num">Importe</th></tr></thead>
          <tbody>
            <tr><th scope="row">Servicios otorgados</th><td class="num"><xsl:value-of select="b:pesos($g/servicios/@importe)"/></td></tr>
            <tr><th scope="row">Menos: anticipos pagados</th><td class="num"><xsl:value-of select="b:pesos($g/anticipos/@importe)"/></td></tr>
          </tbody>
          <tfoot><tr><th scope="row">Total</th><td class="num"><xsl:value-of select="b:pesos($g/total)"/></td></tr></tfoot>
        </table>
      </div>
    </section>
    <section>
      <h2>Resolutivos</h2>
      <p><strong>Primero.</strong> Se determina a cargo de <strong><xsl:value-of select="destinatario/nombre"/></strong> el crédito fiscal número <xsl:value-of select="$g/credito"/> por <xsl:call-template name="importe-con-letra"><xsl:with-param name="importe" select="$g/total"/></xsl:call-template>.</p>
      <p><strong>Segundo.</strong> El crédito se paga dentro de los treinta días hábiles siguientes a aquel en que surta efectos la notificación (artículo 65 del Código Fiscal de la Federación).</p>
      <p><strong>Tercero.</strong> El anexo, que identifica a la persona atendida y relaciona los servicios, forma parte de esta resolución.</p>
    </section>
    <xsl:call-template name="pago-treinta"><xsl:with-param name="pago" select="$g/pago"/><xsl:with-param name="total" select="$g/total"/></xsl:call-template>
  </xsl:template>

  <!-- Health data: confidential, never part of what is shown in public. -->
  <xsl:template match="/acto" mode="anexos">
    <section class="page-break-before annex">
      <h2>Anexo: persona atendida y servicios</h2>
      <p class="muted">Información confidencial, con datos de salud. Úsela sólo para pagar o impugnar este crédito.</p>
      <dl>
        <dt>Persona atendida</dt><dd><xsl:value-of select="$g/persona/@nombre"/></dd>
        <xsl:call-template name="dato"><xsl:with-param name="nombre">CURP</xsl:with-param><xsl:with-param name="valor" select="string($g/persona/@curp)"/></xsl:call-template>
        <xsl:call-template name="dato"><xsl:with-param name="nombre">Número de seguridad social</xsl:with-param><xsl:with-param name="valor" select="string($g/persona/@nss)"/></xsl:call-template>
        <dt>Unidad médica</dt><dd><xsl:value-of select="$g/estancia/@unidadMedica"/></dd>
        <dt>Atención</dt><dd>Del <xsl:call-template name="fecha"><xsl:with-param name="dia" select="$g/estancia/@ingreso"/></xsl:call-template> al <xsl:call-template name="fecha"><xsl:with-param name="dia" select="$g/estancia/@egreso"/></xsl:call-template></dd>
        <dt>Derechos consultados</dt><dd>El <xsl:call-template name="fecha"><xsl:with-param name="dia" select="$g/derechos/@consultados"/></xsl:call-template>, folio <xsl:value-of select="$g/derechos/@folio"/></dd>
      </dl>
      <xsl:call-template name="tabla-servicios"><xsl:with-param name="servicios" select="$g/servicios"/></xsl:call-template>
    </section>
  </xsl:template>
</xsl:stylesheet>
